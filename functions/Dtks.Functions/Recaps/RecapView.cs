using Dtks.Domain.Recaps;
using Dtks.Functions.Verification;
using Dtks.Platform.Http;
using NodaTime;

namespace Dtks.Functions.Recaps;

/// <summary>What pays the next period in an area (RAT-4).</summary>
/// <param name="Period">The period that was verified.</param>
/// <param name="Pays">The period that it pays.</param>
/// <param name="Area">The area.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Whether every village that has a sheet of the period is in it.</param>
/// <param name="DeterminationDate">The period's determination date (RAT-5).</param>
/// <param name="Determined">Whether that day is over in the area: what is missing then counts for a later period.</param>
/// <param name="Villages">How many villages are in it.</param>
/// <param name="Programmes">What is paid, by programme: exactly the sum of what lies below.</param>
/// <param name="Digest">The digest over what lies below.</param>
internal sealed record RecapView(
    string Period, string Pays, string Area, string Name, RecapStatus Status, LocalDate DeterminationDate, bool Determined, RecapVillages Villages, IReadOnlyList<RecapProgramme> Programmes, string Digest)
{
    /// <summary>Of a village the month of the sheet that counts; absent above it, and where none does.</summary>
    public string? Sheet { get; init; }

    /// <summary>Of a village the period for which its sheet counts instead (RAT-5); absent else.</summary>
    public string? CountsFor { get; init; }

    /// <summary>Of a village the letter over the sheet that counts, or over its own that counts for a later period; absent else.</summary>
    public string? Letter { get; init; }

    /// <summary>The regencies of the nation and of a province; a page of the villages of a regency and of a district, but those of which nothing was ratified; absent of a village.</summary>
    [Items<RecapVillageItem>]
    [Items<RecapRegencyItem>]
    public IReadOnlyList<object>? Items { get; init; }

    /// <summary>The cursor to more of them.</summary>
    public string? Next { get; init; }

    /// <summary>The villages of a regency or district whose own sheet is not ratified, the first hundred by code; absent for none.</summary>
    public IReadOnlyList<RecapMissing>? Missing { get; init; }

    /// <summary>What becomes of the lines of its sheets that nobody verified, and that it does not count (VER-7); absent for none.</summary>
    public IReadOnlyList<SheetAdvice>? Advice { get; init; }

    /// <summary>The regencies, or villages, whose recap cannot be read, and is not in the sums; absent for none.</summary>
    public IReadOnlyList<string>? Unreadable { get; init; }
}

/// <summary>How many villages that have a sheet of the period are in a recap.</summary>
/// <param name="Total">All that have one: those below add up to it, but carried ones, which are among the missing or the late.</param>
/// <param name="Ratified">Those whose own sheet is ratified and counts here.</param>
/// <param name="Late">Those whose own sheet is ratified and counts for a later period (RAT-5).</param>
/// <param name="Missing">Those whose own sheet is not ratified.</param>
/// <param name="Carried">Those that count with the sheet of an earlier month, whose letter was signed late (RAT-5).</param>
internal sealed record RecapVillages(int Total, int Ratified, int Late, int Missing, int Carried)
{
    /// <summary>Those of an area. What is ratified is counted a moment before its progress is, or after.</summary>
    public static RecapVillages Of(int total, RecapSum sum) => new(Math.Max(total, sum.Ratified + sum.Late), sum.Ratified, sum.Late, Math.Max(0, total - sum.Ratified - sum.Late), sum.Carried);

    /// <summary>Whether every village is in it with its own sheet.</summary>
    public bool IsWhole() => Total > 0 && Ratified == Total;
}

/// <summary>Whether a recap is whole.</summary>
internal enum RecapStatus
{
    /// <summary>Villages are missing.</summary>
    Partial,

    /// <summary>Every village's own sheet of the period is in it.</summary>
    Whole,
}

/// <summary>A regency in the recap of what it lies in.</summary>
internal sealed record RecapRegencyItem(string Area, string Name, RecapStatus Status, RecapVillages Villages, IReadOnlyList<RecapProgramme> Programmes, string Digest);

/// <summary>A village in the recap of what it lies in: <paramref name="CountsFor"/> is the later period that its own sheet counts for (RAT-5), under <paramref name="Letter"/>; without a sheet nothing of it is paid.</summary>
internal sealed record RecapVillageItem(string Area, string Name, string? Sheet, string? CountsFor, string? Letter, IReadOnlyList<RecapProgramme>? Programmes, string? Digest);

/// <summary>A village that is missing in a recap.</summary>
internal sealed record RecapMissing(string Area, string Name);
