using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>What lists show of a proposal, stored beside the whole of it, so that they read and decrypt no more.</summary>
/// <param name="Kind">What is proposed.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Head">The name of the family's head; encrypted.</param>
/// <param name="Members">How many the family has.</param>
/// <param name="DueOn">The last day for the regency's verification (PRO-7), once there is one.</param>
/// <param name="Refusal">Why it is refused; null where it is not, and in a document of before it was stored.</param>
public sealed record ProposalSummary(ProposalKind Kind, ProposalSource Source, string Head, int Members, LocalDate? DueOn, Refusal? Refusal = null)
{
    /// <summary>When it was refused last, also as not matching; null where it is not refused, and in a document of before that was stored.</summary>
    public Instant? RefusedAt { get; init; }

    /// <summary>True where it waits for the deliberation, or was admitted by it, and its numbers are not confirmed (PRO-3, REG-5); null elsewhere, and in a document of before that was stored.</summary>
    public bool? Unconfirmed { get; init; }

    /// <summary>True where another proposal or the register holds a number that it waits for (REG-5), whatever papers were found to confirm it; null elsewhere, and in a document of before that was stored.</summary>
    public bool? HeldByOther { get; init; }

    /// <summary>True where it was sent back alone (RAT-5); null elsewhere.</summary>
    public bool? ReturnedAlone { get; init; }

    /// <summary>True where what refused it is an earlier one of the same proposer (REG-5, PRO-5); null elsewhere.</summary>
    public bool? OwnFirst { get; init; }

    /// <summary>The last day for the regency's verification while that is awaited; null before and after: it is no term for anything else.</summary>
    public static LocalDate? Awaited(ProposalStatus status, LocalDate? dueOn) => status == ProposalStatus.Verifying ? dueOn : null;

    /// <summary>Whether it waits for the deliberation, or was admitted by it, and its numbers are not confirmed (PRO-3, REG-5).</summary>
    public static bool IsUnconfirmed(ProposalState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Status is ProposalStatus.Deliberating or ProposalStatus.Eligible && !state.IsConfirmed;
    }

    /// <summary>Of a state.</summary>
    public static ProposalSummary Of(ProposalState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var members = state.Family.Members;
        return new ProposalSummary(
            state.Kind, state.Source, members.FirstOrDefault(m => m.Relationship == Relationship.Head)?.Name ?? string.Empty, members.Count, state.DueOn, Refusal.Of(state))
        {
            RefusedAt = ReopeningRules.RefusedAt(state),
            Unconfirmed = IsUnconfirmed(state) ? true : null,
            HeldByOther = IsUnconfirmed(state) && state.Contest?.Reason is ContestReason.Held or ContestReason.Registered ? true : null,
            ReturnedAlone = state.Status == ProposalStatus.Returned ? state.ReturnedAlone : null,
            OwnFirst = state.First?.ProposedBy == state.ProposedBy ? true : null,
        };
    }
}
