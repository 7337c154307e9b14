namespace Dtks.Functions.Verification;

/// <summary>Lines by outcome.</summary>
internal sealed record LineCounts(int Unverified, int Eligible, int Ineligible)
{
    /// <summary>The counts of an area.</summary>
    public static LineCounts Of(ProgressCounts counts) => new(counts.Unverified, counts.Eligible, counts.Ineligible);
}
