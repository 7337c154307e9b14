using Dtks.Domain.ServiceDesk.Poverty;
using Dtks.Platform.Documents;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>A person in a regency's poverty database (SVC-3), under the keyed hash of the NIK, so that a look-up is a read of one document.</summary>
public sealed record PovertyPersonDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "povertyPerson";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The village whose data they stand in.</summary>
    public required string Village { get; init; }

    /// <summary>The day of the newest data of the village that name them; what older ones have alone is taken away when newer ones come into force.</summary>
    public required string Edition { get; init; }

    /// <summary>The day that what stands here of them is of.</summary>
    public required string AsOf { get; init; }

    /// <summary>What it is from: the import's words, or <see cref="VillageStatements.Source"/>.</summary>
    public required string Source { get; init; }

    /// <summary>The keyed hash of the family card's number; null where it is not known.</summary>
    public string? FamilyKey { get; init; }

    /// <summary>Keyed hashes of the birth date with the first and the last word of the name as they sound; null where one of the two is not known.</summary>
    public string? FirstKey { get; init; }

    /// <inheritdoc cref="FirstKey" />
    public string? LastKey { get; init; }

    /// <summary>The person. Encrypted at rest.</summary>
    public required PovertyPerson Person { get; init; }
}
