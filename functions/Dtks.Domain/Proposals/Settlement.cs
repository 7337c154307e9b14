namespace Dtks.Domain.Proposals;

/// <summary>How a conflict over numbers was settled (REG-5), as it stands with each of the two.</summary>
/// <param name="Contest">The conflict's id.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="Won">Whether it was decided for the one it stands with.</param>
/// <param name="Papers">The papers it rests on. May name persons: encrypted at rest.</param>
/// <param name="Note">Why, told to both. Encrypted at rest.</param>
public sealed record Settlement(string Contest, SettlementOutcome Outcome, bool Won, IReadOnlyList<string> Papers, string Note)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[settlement]";
}

/// <summary>Whose the numbers are (REG-5).</summary>
public enum SettlementOutcome
{
    /// <summary>The first's, who holds them.</summary>
    First,

    /// <summary>The second's, who came to them.</summary>
    Second,

    /// <summary>Neither's.</summary>
    Neither,
}

/// <summary>A settlement as it came in; nothing checked.</summary>
/// <param name="Outcome">Wire name of <see cref="SettlementOutcome"/>.</param>
/// <param name="Papers">1 to 20 papers, each of 1 to 200 characters.</param>
/// <param name="Note">Why, 1 to 1,000 characters.</param>
public sealed record SettlementDraft(string? Outcome, IReadOnlyList<string?>? Papers, string? Note);

/// <summary>How the first of a conflict stands.</summary>
/// <param name="Status">Where its proposal stands.</param>
/// <param name="ProposedBy">Who proposed it.</param>
public sealed record FirstStanding(ProposalStatus Status, string ProposedBy);
