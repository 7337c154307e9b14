namespace Dtks.Functions.Audit;

/// <summary>The first place where trail and seals differ.</summary>
/// <param name="Kind">How.</param>
/// <param name="Hour">The hour of the seal concerned.</param>
/// <param name="Entry">The entry concerned; null when it is the seal itself.</param>
public sealed record SealBreak(SealBreakKind Kind, string Hour, string? Entry);

/// <summary>How trail and seals differ.</summary>
public enum SealBreakKind
{
    /// <summary>An entry that was sealed is gone.</summary>
    EntryDeleted,

    /// <summary>An entry says something else than when it was sealed.</summary>
    EntryAltered,

    /// <summary>An entry stands in a time that was sealed without it, and is none that came late: its id is not of that time.</summary>
    EntryInserted,

    /// <summary>A seal is not what was written, or is of another place or hour.</summary>
    SealAltered,

    /// <summary>A seal does not follow the one before it: one in between is gone, or one was put in.</summary>
    SealMissing,
}
