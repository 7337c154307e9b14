using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>A refused proposal is taken up again when an appeal against the refusal was granted (GOV-3).</summary>
public static class ReopeningRules
{
    /// <summary>Whether somebody may object to where a proposal stands.</summary>
    public static bool IsRefused(ProposalStatus status) => status is ProposalStatus.Refused or ProposalStatus.Ineligible or ProposalStatus.Mismatched;

    /// <summary>Whether a step of a history refused it, so that it may be objected to once more: that its family stands again, or took it along, refused nothing anew.</summary>
    public static bool IsRefusal(ProposalStatus status, string code) => IsRefused(status) && code is not (ProposalEventCodes.FamilyStandsAgain or ProposalEventCodes.TakenOver);

    /// <summary>When one that is refused was refused last; null where it is not.</summary>
    public static Instant? RefusedAt(ProposalState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return IsRefused(state.Status) ? state.History.LastOrDefault(h => IsRefusal(h.Status, h.Meta.Code))?.Meta.At : null;
    }

    // From its matching, as when it came in: whoever verified it before does not verify it again.
    internal static Decision<ProposalEvent> Reopen(ProposalCommand.Reopen command, ProposalState state, PolicyVersion policy, Instant now) => IsRefused(state.Status)
        ? Decision<ProposalEvent>.Accept(new ProposalReopened(EventMeta.Of(command.By, ProposalEventCodes.Reopened, "GOV-3", policy, now), command.AppealId))
        : Decision<ProposalEvent>.Accept();

    internal static ProposalState Reopened(ProposalState state) => state with
    {
        Status = ProposalStatus.Submitted,
        Match = null,
        NumbersHeld = false,
        NumbersLostAt = null,
        Contest = null,
        ForwardedOn = null,
        DueOn = null,
        Granted = [],
        Withheld = null,
        Ground = null,
        Note = null,
        First = null,

        // The deliberation that refused it stays named, and does not decide it a second time. What it won is to be settled anew; by what it lost it does not lose a second time.
        Settlement = state.Settlement is { Won: false } ? state.Settlement : null,
    };
}
