using Dtks.Functions.Storage;

namespace Dtks.Functions.Ratification;

/// <summary>That a village of the regency has recipients.</summary>
public sealed record RecipientVillageDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "recipientVillage";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The village.</summary>
    public required string Village { get; init; }
}
