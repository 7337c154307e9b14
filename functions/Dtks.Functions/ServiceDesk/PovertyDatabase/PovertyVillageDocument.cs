using Dtks.Domain.ServiceDesk.Poverty;
using Dtks.Platform.Documents;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>What a village's part of a regency's poverty database is of (SVC-3). Every part of an import saves it too, so that older data never come after newer.</summary>
public sealed record PovertyVillageDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "povertyVillage";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The village.</summary>
    public required string Village { get; init; }

    /// <summary>When its first data came; the list goes by it.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>When what is in force came into force; null while nothing is.</summary>
    public DateTimeOffset? InForceSince { get; init; }

    /// <summary>Its data.</summary>
    public required PovertyVillage State { get; init; }

    /// <summary>A document's id for a village's.</summary>
    public static string IdOf(string village) => $"{TypeName}-{village}";
}
