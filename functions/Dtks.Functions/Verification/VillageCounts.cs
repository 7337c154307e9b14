namespace Dtks.Functions.Verification;

/// <summary>Villages with recipients, and how many of them came how far; whoever came further counts in what is before it. Those that
/// turned out
/// to have no line of the month are counted apart.</summary>
internal sealed record VillageCounts(int Total, int Opened, int Verified, int Finalised, int Endorsed, int Ratified, int NothingToVerify)
{
    /// <summary>The counts of an area.</summary>
    public static VillageCounts Of(int total, ProgressCounts counts) => new(total, counts.Opened, counts.Verified, counts.Finalised, counts.Endorsed, counts.Ratified, counts.NothingToVerify);
}
