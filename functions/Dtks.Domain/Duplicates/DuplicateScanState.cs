using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Duplicates;

/// <summary>
/// A search for likely duplicates in a regency (REG-5), and how far it has come: village by village it is gathered what to compare, then one part after the other is compared, then the pairs
/// of before are looked at.
/// </summary>
public sealed record DuplicateScanState
{
    /// <summary>The most entries that could not be read and are named.</summary>
    public const int MostNamed = 100;

    /// <summary>Its id, unique in the regency.</summary>
    public required string Id { get; init; }

    /// <summary>The regency.</summary>
    public required AreaCode Regency { get; init; }

    /// <summary>Where it stands.</summary>
    public required DuplicateScanStatus Status { get; init; }

    /// <summary>The villages of the regency.</summary>
    public required int Villages { get; init; }

    /// <summary>How many of them were gathered.</summary>
    public int Gathered { get; init; }

    /// <summary>The last village that was; the next is that after it.</summary>
    public string? After { get; init; }

    /// <summary>By part: how many documents were gathered for it.</summary>
    public required IReadOnlyList<int> Parts { get; init; }

    /// <summary>How many parts were compared.</summary>
    public int Compared { get; init; }

    /// <summary>The last pair of before that was looked at.</summary>
    public string? Looked { get; init; }

    /// <summary>How many steps were done: a message for one of before is late.</summary>
    public int Step { get; init; }

    /// <summary>Households read.</summary>
    public int Households { get; init; }

    /// <summary>Persons read.</summary>
    public int Persons { get; init; }

    /// <summary>Pairs found.</summary>
    public int Found { get; init; }

    /// <summary>Those of them that nobody had found before.</summary>
    public int New { get; init; }

    /// <summary>Pairs of before about which nothing is left to decide.</summary>
    public int Settled { get; init; }

    /// <summary>Entries passed over because thousands have the same (<see cref="DuplicateSearch.MostOfBlock"/>).</summary>
    public int PassedOver { get; init; }

    /// <summary>How many records could not be read.</summary>
    public int Unreadable { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<UnreadEntry> Named { get; init; } = [];

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }

    /// <summary>Whether it goes on.</summary>
    public bool IsUnderWay() => Status is DuplicateScanStatus.Gathering or DuplicateScanStatus.Comparing or DuplicateScanStatus.Settling;
}

/// <summary>A record that could not be read, and was not compared.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Household">The household; null where all that was gathered of the village for one part cannot be read.</param>
public sealed record UnreadEntry(string Village, string? Household);

/// <summary>Where a scan stands.</summary>
public enum DuplicateScanStatus
{
    /// <summary>Villages are read.</summary>
    Gathering,

    /// <summary>Entries are compared.</summary>
    Comparing,

    /// <summary>Pairs of before are looked at.</summary>
    Settling,

    /// <summary>Done.</summary>
    Done,

    /// <summary>What was gathered was gone before it was compared: it lay too long. Nothing of it counts as compared.</summary>
    Failed,
}
