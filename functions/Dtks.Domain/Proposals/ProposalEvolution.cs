using Dtks.Domain.Matching;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Proposals;

/// <summary>What each event changes in a proposal that exists.</summary>
internal static class ProposalEvolution
{
    public static ProposalState Apply(ProposalState state, ProposalEvent happened) => happened switch
    {
        ProposalMismatched e => state with { Status = ProposalStatus.Mismatched, Match = e.Match, About = e.Household ?? state.About },
        ProposalNotCompared => state with { Status = ProposalStatus.Mismatched },
        ProposalContested e => state with
        {
            Status = state.Status == ProposalStatus.Submitted ? ProposalStatus.Contested : state.Status,
            Match = e.Match ?? state.Match,
            Contest = e.Contest,
        },
        ProposalConfirmed e => state with { NumbersHeld = true, NumbersLostAt = null, Match = e.Match ?? state.Match, Contest = null },
        ProposalSettled { Settlement: { Won: true } settlement } => state with { Settlement = settlement },
        ProposalSettled e => state with { Status = ProposalStatus.Refused, Settlement = e.Settlement, Note = e.Settlement.Note, Contest = null },
        ProposalForwarded e => state with
        {
            Status = ProposalStatus.Verifying,
            NumbersHeld = Holds(state, e.Match),
            NumbersLostAt = null,
            Contest = null,
            Match = e.Match,
            Asked = e.Asked,
            About = e.Household,
            ForwardedOn = e.ForwardedOn,
            DueOn = e.DueOn,
        },
        ProposalTabled e => state with
        {
            Status = ProposalStatus.Deliberating,
            NumbersHeld = Holds(state, e.Match),
            NumbersLostAt = null,
            Contest = null,
            Match = e.Match,
            Asked = e.Asked,
            About = e.Household,
        },
        ProposalRefused e => state with
        {
            Status = ProposalStatus.Refused,
            Contest = null,
            Match = e.Match ?? state.Match,
            First = e.First,
            Ground = e.Ground ?? state.Ground,
            Note = e.Note ?? state.Note,
            Asked = e.Asked ?? state.Asked,
            About = e.Household ?? state.About,
            DeliberationId = e.DeliberationId,
            DecidedBy = e.DeliberationId is null ? null : e.Meta.Subject,
        },
        ProposalFoundEligible e => state with
        {
            Status = ProposalStatus.Eligible,
            Granted = e.Granted,
            Withheld = e.Withheld,
            DeliberationId = e.DeliberationId,
            Note = e.Note,
            DecidedBy = e.Meta.Subject,
        },
        ProposalFoundIneligible e => state with
        {
            Status = ProposalStatus.Ineligible,
            Ground = e.Ground,
            Note = e.Note,
            DecidedBy = e.Meta.Subject,
        },
        ProposalDeemedEligible e => state with { Status = ProposalStatus.DeemedEligible, Granted = e.Granted },
        ProposalEndorsed e => state with { Status = ProposalStatus.Endorsed, DossierId = e.DossierId, Hands = e.Hands },
        ProposalReceived e => state with { Status = ProposalStatus.Received, Hands = e.Hands ?? state.Hands },
        ProposalGivenBack => state with { Status = ProposalStatus.Eligible, DossierId = null },
        ProposalRatified e => state with { Status = ProposalStatus.Ratified, LetterId = e.LetterId, LetterRound = null },
        ProposalResubmitted e => state with { Status = ProposalStatus.Ratified, LetterRound = e.Round, ReturnReasons = [] },
        ProposalRegistered e => state with { Status = ProposalStatus.Registered, HouseholdId = e.HouseholdId },
        ProposalReturned e => state with { Status = ProposalStatus.Returned, ReturnReasons = e.Reasons, ReturnedAlone = e.Alone },
        ProposalHandedOver e => state with { Status = ProposalStatus.HandedOver, HandedTo = e.To, About = e.Household ?? state.About },
        ProposalNumbersLost => state with { NumbersLostAt = state.History.Count },
        ProposalReopened => ReopeningRules.Reopened(state),
        ProposalWithdrawn => state with { Status = ProposalStatus.Withdrawn, Contest = null },
        ProposalCorrected e => Corrected(state, e),
        _ => state,
    };

    // What was decided of it before counts no more. The deliberation and the letter that it was under stay named: neither decides it a second time.
    private static ProposalState Corrected(ProposalState state, ProposalCorrected e) => state with
    {
        Status = ProposalStatus.Submitted,
        Kind = e.Content.Kind,
        Programmes = e.Content.Programmes,
        Family = e.Content.Family,
        Contact = e.Content.Contact,
        Recipient = e.Content.Recipient,
        NominatedBy = e.Content.NominatedBy,
        CorrectedBy = e.Meta.Subject,
        Match = null,
        NumbersHeld = false,
        Contest = null,
        About = IsAboutTheSame(state, e.Content) ? state.About : null,
        Settlement = ProposalChanges.IsOfTheSameNumbers(state.Family, e.Content.Family) ? state.Settlement : null,
        ForwardedOn = null,
        DueOn = null,
        Granted = [],
        Withheld = null,
        DecidedBy = null,
        Ground = null,
        Note = null,
        DossierId = null,
    };

    private static bool IsAboutTheSame(ProposalState state, ProposalContent said) =>
        said.Kind == ProposalKind.Assistance && ProposalChanges.IsOfTheSameNumbers(state.Family, said.Family);

    // What goes on from matching confirmed has claimed its numbers.
    private static bool Holds(ProposalState state, PopulationMatch match) => state.Kind != ProposalKind.Assistance && match.ConfirmsBearers;
}
