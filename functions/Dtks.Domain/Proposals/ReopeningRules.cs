using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>A refused proposal is taken up again when an appeal against the refusal was granted (GOV-3).</summary>
public static class ReopeningRules
{
    /// <summary>Whether somebody may object to where a proposal stands. What does not match nobody refused: whether data are right is for the population register to say (REG-7), and they are corrected and sent again (PRO-5).</summary>
    public static bool MayBeObjectedTo(ProposalStatus status) => IsRefused(status) && status != ProposalStatus.Mismatched;

    /// <summary>Whether a proposal stands still until somebody takes it up again.</summary>
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

    // Of the proposer, source and contact of what was admitted; of one whose household moved it goes on there at once (REG-8).
    internal static Decision<ProposalEvent> Ask(ProposalCommand.AskByAppeal command, ProposalState? state, PolicyVersion policy, Instant now)
    {
        if (state is not null || command.Programmes.Count == 0) return Decision<ProposalEvent>.Accept();
        var asked = new ProposalAskedByAppeal(
            EventMeta.Of(command.By, ProposalEventCodes.AskedByAppeal, "GOV-3", policy, now),
            command.Id, command.TrackingCode, command.AppealId, command.From.Id, command.Programmes, command.Family, command.Household)
        {
            From = command.From,
        };
        return command.MovedTo is { } there && there != command.Family.Village
            ? Decision<ProposalEvent>.Accept(asked, new ProposalHandedOver(EventMeta.Of(Actor.System, ProposalEventCodes.HandedOver, "REG-8", policy, now), there))
            : Decision<ProposalEvent>.Accept(asked);
    }

    internal static ProposalState Asked(ProposalAskedByAppeal e)
    {
        var from = e.From ?? throw new InvalidOperationException("It is made of a proposal that was admitted.");
        return new ProposalState
        {
            Id = e.Id,
            TrackingCode = e.TrackingCode,
            Source = from.Source,
            Kind = ProposalKind.Assistance,
            Programmes = e.Programmes,
            Family = e.Family,
            Contact = from.Contact,
            Recipient = e.Family.Members.Any(m => m.Nik == from.Recipient) ? from.Recipient : null,
            NominatedBy = from.NominatedBy,
            ProposedBy = from.ProposedBy,
            CorrectedBy = from.CorrectedBy,
            About = e.Household,
            Status = ProposalStatus.Submitted,
            History = [],
        };
    }

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
