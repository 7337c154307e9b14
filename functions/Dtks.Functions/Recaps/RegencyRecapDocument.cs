using Dtks.Platform.Documents;

namespace Dtks.Functions.Recaps;

/// <summary>The recap of a regency and its districts, in the nation's partition: counted anew from its villages whenever one of them is ratified.</summary>
public sealed record RegencyRecapDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "regencyRecap";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The partition: the nation.</summary>
    public required string Regency { get; init; }

    /// <summary>The regency it is of.</summary>
    public required string Area { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>Period and regency; what is read of the nation or of a province goes by it.</summary>
    public required string Key { get; init; }

    /// <summary>The regency as a whole.</summary>
    public required RecapSum Whole { get; init; }

    /// <summary>Its districts of which anything was ratified, by code.</summary>
    public required IReadOnlyDictionary<string, RecapSum> Districts { get; init; }

    /// <summary>The villages whose recap cannot be read, and is not in the sums; null for none.</summary>
    public IReadOnlyList<string>? Unreadable { get; init; }

    /// <summary>The document's id for a regency.</summary>
    public static string IdOf(string period, string regency) => $"{RecapDocument.IdStart(period)}{regency}";

    /// <summary>Whether another says the same.</summary>
    public bool IsAs(RegencyRecapDocument other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Whole.Digest == other.Whole.Digest && Whole.Late == other.Whole.Late && (Unreadable ?? []).SequenceEqual(other.Unreadable ?? [], StringComparer.Ordinal);
    }
}
