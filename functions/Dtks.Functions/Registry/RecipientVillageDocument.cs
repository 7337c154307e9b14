
using Dtks.Platform.Documents;

namespace Dtks.Functions.Registry;

/// <summary>That a village of the regency has recipients; in the partition <c>ID</c>, that a regency of the nation has.</summary>
public sealed record RecipientVillageDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "recipientVillage";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, or <c>ID</c>, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The village, or in the partition <c>ID</c> the regency.</summary>
    public required string Village { get; init; }

    /// <summary>When the first of its proposals was registered.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The document's id for an area.</summary>
    public static string IdOf(string area) => $"recipients-{area}";
}
