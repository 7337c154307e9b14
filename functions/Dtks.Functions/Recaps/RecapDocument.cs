using Dtks.Domain.Kernel;
using Dtks.Domain.Recaps;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Recaps;

/// <summary>What a village's ratified sheet brings to the recap of a period, in its regency's partition: numbers, nothing of a person (RAT-4, REG-3). It is written once, when the sheet is ratified.</summary>
public sealed record RecapDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "villageRecap";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The period whose recap it is of: it pays the one after it.</summary>
    public required string Period { get; init; }

    /// <summary>The village.</summary>
    public required string Village { get; init; }

    /// <summary>Period and village; lists go by it.</summary>
    public required string Key { get; init; }

    /// <summary>What counts; null while nothing of the village does.</summary>
    public CountedSheet? Counted { get; init; }

    /// <summary>The period in whose recap the village's sheet of this one counts instead, for its letter was signed after the determination date (RAT-5); null where it counts here.</summary>
    public string? CountsFor { get; init; }

    /// <summary>The letter over that sheet; null where it counts here, and on those of before it stood here.</summary>
    public string? CountsForLetter { get; init; }

    /// <summary>The document's id for a village.</summary>
    public static string IdOf(string period, string village) => $"{IdStart(period)}{village}";

    /// <summary>What the ids of a period begin with.</summary>
    public static string IdStart(string period) => $"recap-{period}-";

    /// <summary>The key of a village, or what those of an area begin with.</summary>
    public static string KeyOf(string period, string area) => $"{period}/{area}";

    /// <summary>A village's, with nothing in it.</summary>
    public static RecapDocument Of(string period, string village)
    {
        ArgumentNullException.ThrowIfNull(village);
        return new() { Id = IdOf(period, village), Regency = village[..4], Period = period, Village = village, Key = KeyOf(period, village) };
    }

    /// <summary>The letter over the sheet that counts, else over its own that counts for a later period; null for none.</summary>
    public string? Letter() => Counted?.Letter ?? CountsForLetter;

    /// <summary>Whether the sheet of an earlier month counts, for that month's letter was signed late (RAT-5).</summary>
    public bool IsCarried() => Counted is { } counted && counted.Sheet != Period;

    /// <summary>Whether a sheet takes the place of what counts: the later month's does.</summary>
    public bool GivesWayTo(CyclePeriod sheet) => CountedSheets.GivesWay(Counted is null ? null : CyclePeriod.Parse(Counted.Sheet), sheet);
}

/// <summary>A ratified sheet as it counts in a recap.</summary>
/// <param name="Sheet">Its month.</param>
/// <param name="Letter">The letter that covers it.</param>
/// <param name="SheetDigest">The digest of its lines, as the letter covers it (RAT-8).</param>
/// <param name="Programmes">What it pays, by programme.</param>
/// <param name="Digest">The digest of this.</param>
public sealed record CountedSheet(string Sheet, string Letter, string SheetDigest, IReadOnlyList<RecapProgramme> Programmes, string Digest)
{
    /// <summary>How many of its unverified lines were of who died or was removed, and are missed by nobody (RAT-6); null for none, and on those of before it stood here.</summary>
    public int? Lapsed { get; init; }
}
