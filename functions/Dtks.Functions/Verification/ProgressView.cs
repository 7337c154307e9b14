namespace Dtks.Functions.Verification;

/// <summary>A month's progress in an area.</summary>
internal sealed record ProgressView(
    string Period, string Area, CycleStatus Status, DateTimeOffset OpenedOn, DateTimeOffset ClosesOn, VillageCounts Villages, LineCounts Lines)
{
    /// <summary>The regencies whose progress cannot be read, and is not in the sums; absent when there is none.</summary>
    public IReadOnlyList<string>? UnreadableRegencies { get; init; }

    /// <summary>The villages of a regency that have unverified lines, once the month is closed (VER-7).</summary>
    public IReadOnlyList<object>? UnverifiedVillages { get; init; }

    /// <summary>The cursor to more of them.</summary>
    public string? Next { get; init; }

    /// <summary>The progress over some regencies.</summary>
    /// <param name="run">The month's marker.</param>
    /// <param name="area">The area.</param>
    /// <param name="regencies">Those of its regencies that have any progress.</param>
    /// <param name="expected">How many of its regencies are to have some.</param>
    public static ProgressView Of(CycleDocument run, string area, IReadOnlyList<RegencyProgressDocument> regencies, int expected)
    {
        var counts = regencies.Aggregate(new ProgressCounts(), (sum, regency) => sum + regency.Counts);
        var villages = regencies.Sum(r => r.Villages);
        return new ProgressView(
            run.Period,
            area,
            StatusOf(run, regencies, expected),
            run.OpenedOn,
            run.ClosesOn,
            new VillageCounts(villages, counts.Opened, counts.Verified, counts.Finalised, counts.NothingToVerify),
            new LineCounts(counts.Unverified, counts.Eligible, counts.Ineligible));
    }

    private static CycleStatus StatusOf(CycleDocument run, IReadOnlyList<RegencyProgressDocument> regencies, int expected)
    {
        if (run.ClosedOn is not null)
        {
            return CycleStatus.Closed;
        }

        if ((!run.OpeningSettled && regencies.Count < expected) || regencies.Any(r => !r.IsOpened()))
        {
            return CycleStatus.Opening;
        }

        return regencies.Any(r => r.Counts.Opened > 0) && regencies.All(r => r.IsClosed()) ? CycleStatus.Finalised : CycleStatus.Open;
    }
}
