using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>As much of a proposal as tells what a deliberation may decide about it.</summary>
/// <param name="Kind">What is proposed.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="MadeAt">When it was handed in, or what it says now was said; null where that is not known.</param>
public sealed record ProposalStanding(ProposalKind Kind, ProposalStatus Status, Instant? MadeAt = null)
{
    /// <summary>The programmes that it asks for; none where that is not known.</summary>
    public IReadOnlyList<Programme> Programmes { get; init; } = [];

    /// <summary>Whether it waits for a deliberation and its numbers are not confirmed (PRO-3, REG-5).</summary>
    public bool Unconfirmed { get; init; }

    /// <summary>What its family's card is found by then, never its number; null elsewhere.</summary>
    public string? Card { get; init; }

    /// <summary>What <paramref name="decision"/> leaves ungranted of what it asks for, while it lets the family into the register; null for nothing.</summary>
    public IReadOnlyList<Programme>? Withheld(ProposalDecision decision) =>
        decision == ProposalDecision.Admit && Kind == ProposalKind.RegisterWithAssistance && Programmes.Count > 0 ? Programmes : null;

    /// <summary>
    /// Whether a deliberation of a day could have it before it (MUS-2): it was made that day or earlier. An evening's deliberation goes on past midnight: the day
    /// lasts until midnight UTC, which is seven to nine in the next morning.
    /// </summary>
    public bool IsMadeBy(LocalDate day) => MadeAt is not { } at || at < day.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
}
