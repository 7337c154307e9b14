namespace Dtks.Domain.Proposals;

/// <summary>
/// A conflict over the numbers of a proposal (REG-5): the second came to a number that the first holds. Hashes and ids only, nothing of a
/// person.
/// </summary>
public sealed record Contest
{
    /// <summary>32 hexadecimal digits, the same for the same conflict.</summary>
    public required string Id { get; init; }

    /// <summary>Why the second cannot go on.</summary>
    public required ContestReason Reason { get; init; }

    /// <summary>How many steps the second's history had when it tried; what it claimed until then is given up.</summary>
    public required int Round { get; init; }

    /// <summary>The claim's id, the keyed hash of the number; null when nobody holds it.</summary>
    public string? Claim { get; init; }

    /// <summary>The village of the first; null when there is none.</summary>
    public string? Village { get; init; }

    /// <summary>The first's proposal; null when there is none.</summary>
    public string? Proposal { get; init; }

    /// <summary>The first's household of the register; null while it is none.</summary>
    public string? Household { get; init; }
}

/// <summary>Why a proposal cannot have its numbers (REG-5).</summary>
public enum ContestReason
{
    /// <summary>Another confirmed proposal holds one that is not decided yet.</summary>
    Held,

    /// <summary>A household of the register holds one.</summary>
    Registered,

    /// <summary>The population register does not confirm who bears them.</summary>
    Unconfirmed,
}
