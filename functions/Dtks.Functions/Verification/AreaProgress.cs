namespace Dtks.Functions.Verification;

/// <summary>How far an area's villages have come in a month.</summary>
/// <param name="Villages">Those that have recipients.</param>
/// <param name="Counts">How far they have come.</param>
public sealed record AreaProgress(int Villages, ProgressCounts Counts)
{
    /// <summary>Nobody is to be verified there.</summary>
    public static AreaProgress None { get; } = new(0, new ProgressCounts());

    /// <summary>Whether every village has its sheet, or needs none.</summary>
    public bool IsOpened() => Counts.Opened + Counts.NothingToVerify >= Villages;

    /// <summary>Whether every village's sheet is final, or there is none.</summary>
    public bool IsClosed() => Counts.Finalised + Counts.Closed + Counts.NothingToVerify >= Villages;

    /// <summary>The sum.</summary>
    public static AreaProgress operator +(AreaProgress a, AreaProgress b) => new(a.Villages + b.Villages, a.Counts + b.Counts);
}
