using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Duplicates;

/// <summary>Two entries of a regency that are likely one person (REG-5), as scans found them and people decided. Of the persons it holds keyed hashes alone.</summary>
public sealed record DuplicateState
{
    /// <summary>Its id: made of the two NIKs' keyed hashes, so that each scan finds the same pair under it.</summary>
    public required string Id { get; init; }

    /// <summary>The regency.</summary>
    public required AreaCode Regency { get; init; }

    /// <summary>One entry, as it stood when it was found last.</summary>
    public required DuplicateEntry First { get; init; }

    /// <summary>The other.</summary>
    public required DuplicateEntry Second { get; init; }

    /// <summary>Points of <see cref="DuplicateComparison"/>.</summary>
    public required int Points { get; init; }

    /// <summary>How the fields agree.</summary>
    public required IReadOnlyList<DuplicateReason> Reasons { get; init; }

    /// <summary>Where it stands.</summary>
    public required DuplicateStatus Status { get; init; }

    /// <summary>When it was found first.</summary>
    public required Instant FoundAt { get; init; }

    /// <summary>Which entry stays, where they are the same.</summary>
    public DuplicateSide? Stays { get; init; }

    /// <summary>Why people decided as they did; null while they have not. May name persons: encrypted at rest.</summary>
    public string? Note { get; init; }

    /// <summary>Why nothing is left to decide; null while there is.</summary>
    public SettledReason? Settled { get; init; }

    /// <summary>What people decided and what settled it, oldest first.</summary>
    public IReadOnlyList<EventMeta> History { get; init; } = [];

    /// <summary>The id of the pair of two entries, whichever comes first: 32 hexadecimal digits.</summary>
    public static string IdOf(DuplicateEntry a, DuplicateEntry b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return CanonicalDigest.Of(new[] { a.Person, b.Person }.Order(StringComparer.Ordinal))[..32];
    }

    /// <summary>The entry that leaves; null while none does.</summary>
    public DuplicateSide? Leaves() => Stays switch { DuplicateSide.First => DuplicateSide.Second, DuplicateSide.Second => DuplicateSide.First, _ => null };
}

/// <summary>Where a pair stands.</summary>
public enum DuplicateStatus
{
    /// <summary>Nobody decided yet.</summary>
    Open,

    /// <summary>One person; it stays so until one of the entries has left.</summary>
    Same,

    /// <summary>Two persons: never shown as open again.</summary>
    Different,

    /// <summary>Nothing is left to decide.</summary>
    Settled,
}

/// <summary>One of a pair.</summary>
public enum DuplicateSide
{
    /// <summary>The first entry.</summary>
    First,

    /// <summary>The second entry.</summary>
    Second,
}

/// <summary>Why nothing is left to decide about a pair.</summary>
public enum SettledReason
{
    /// <summary>One of them stands no more in the register of the regency: removed, moved away, or under another NIK.</summary>
    Left,

    /// <summary>The entries were corrected and are no longer alike.</summary>
    Corrected,
}

/// <summary>A decision on a pair as it came in; nothing checked.</summary>
/// <param name="Outcome">Wire name of <see cref="DuplicateOutcome"/>.</param>
/// <param name="Stays">Wire name of <see cref="DuplicateSide"/>, exactly when they are the same.</param>
/// <param name="Note">Why, 1 to 1,000 characters.</param>
public sealed record DuplicateDecisionDraft(string? Outcome, string? Stays, string? Note)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[decision]";
}

/// <summary>What people decide about a pair.</summary>
public enum DuplicateOutcome
{
    /// <summary>One person.</summary>
    Same,

    /// <summary>Two persons.</summary>
    Different,
}
