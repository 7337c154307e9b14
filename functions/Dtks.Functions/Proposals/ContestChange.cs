using Dtks.Domain.Proposals;

namespace Dtks.Functions.Proposals;

/// <summary>A conflict over numbers as it stands after a change of the second proposal; ids only.</summary>
/// <param name="Contest">The conflict.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="SecondVillage">The second's village.</param>
/// <param name="Second">The second's proposal.</param>
/// <param name="Step">How many steps the second's history has: what comes with fewer is older.</param>
/// <param name="At">When it came to stand so.</param>
/// <param name="Number">What kind of number it is about.</param>
/// <param name="Outcome">How it was settled, once it is.</param>
public sealed record ContestChange(
    Contest Contest, ContestStatus Status, string SecondVillage, string Second, int Step, DateTimeOffset At, ContestedNumber Number, SettlementOutcome? Outcome);

/// <summary>Where a conflict stands.</summary>
public enum ContestStatus
{
    /// <summary>Open: it waits for the first to end, or to be settled.</summary>
    Contested,

    /// <summary>A regency's officer settled it.</summary>
    Settled,

    /// <summary>It ended by itself: one of the two did, or another came between them.</summary>
    Ended,
}

/// <summary>What a conflict is about.</summary>
public enum ContestedNumber
{
    /// <summary>A NIK.</summary>
    Nik,

    /// <summary>A family card's number.</summary>
    FamilyCard,

    /// <summary>All numbers of the family.</summary>
    All,
}
