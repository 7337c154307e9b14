using Dtks.Platform.Http;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Verification;

/// <summary>A month's progress in an area.</summary>
internal sealed record ProgressView(
    string Period, string Area, CycleStatus Status, DateTimeOffset OpenedOn, DateTimeOffset ClosesOn, VillageCounts Villages, LineCounts Lines)
{
    /// <summary>Of the unverified lines, those which nobody misses (VER-7): not shown.</summary>
    internal int Lapsed { get; init; }

    /// <summary>Where a village's own sheet stands; absent above it, and where it has none.</summary>
    public SheetStage? Sheet { get; init; }

    /// <summary>The areas right below, down to a district's villages: those in which anything is verified, or turned out to have nothing to verify; absent of a village.</summary>
    public IReadOnlyList<AreaProgressView>? Items { get; init; }

    /// <summary>The regencies whose progress cannot be read, and is not in the sums; absent when there is none.</summary>
    public IReadOnlyList<string>? UnreadableRegencies { get; init; }

    /// <summary>The villages of a district whose count cannot be read; absent when there is none.</summary>
    public IReadOnlyList<string>? UnreadableVillages { get; init; }

    /// <summary>The villages of a regency that have unverified lines, once the month is closed (VER-7).</summary>
    [Items<UnverifiedVillage>]
    public IReadOnlyList<object>? UnverifiedVillages { get; init; }

    /// <summary>The cursor to more of them.</summary>
    public string? Next { get; init; }

    /// <summary>What becomes of the lines that nobody verified before the month closed (VER-7); absent for none, and while it runs.</summary>
    public IReadOnlyList<SheetAdvice>? Advice { get; init; }

    /// <summary>The same with that, in the reader's language.</summary>
    public ProgressView Advised(DateTimeOffset now, MessageCatalogue messages, string language) => this with { Advice = SheetAdvice.Of(Period, Status == CycleStatus.Closed ? SheetAdvice.Running(Area, now) : null, Lines.Unverified - Lapsed, messages, language) };

    /// <summary>The progress over some parts of an area.</summary>
    /// <param name="run">The month's marker.</param>
    /// <param name="area">The area.</param>
    /// <param name="parts">Those of its parts that have any progress.</param>
    /// <param name="expected">How many of its parts are to have some.</param>
    public static ProgressView Of(CycleDocument run, string area, IReadOnlyList<AreaProgress> parts, int expected)
    {
        var (villages, counts) = parts.Aggregate(AreaProgress.None, (sum, part) => sum + part);
        return new ProgressView(run.Period, area, StatusOf(run, parts, expected), run.OpenedOn, run.ClosesOn, VillageCounts.Of(villages, counts), LineCounts.Of(counts)) { Lapsed = counts.Lapsed };
    }

    private static CycleStatus StatusOf(CycleDocument run, IReadOnlyList<AreaProgress> parts, int expected)
    {
        if (run.ClosedOn is not null)
        {
            return CycleStatus.Closed;
        }

        if ((!run.OpeningSettled && parts.Count < expected) || parts.Any(p => !p.IsOpened()))
        {
            return CycleStatus.Opening;
        }

        return parts.Any(p => p.Counts.Opened > 0) && parts.All(p => p.IsClosed()) ? CycleStatus.Finalised : CycleStatus.Open;
    }
}

/// <summary>The progress of an area right below the one that was asked for.</summary>
internal sealed record AreaProgressView(string Area, string Name, VillageCounts Villages, LineCounts Lines)
{
    /// <summary>Of a village where its own sheet stands, as it was counted; absent above it, and where it has none.</summary>
    public SheetStage? Sheet { get; init; }
}
