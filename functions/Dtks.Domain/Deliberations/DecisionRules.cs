using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Domain.Verification;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Deliberations;

/// <summary>Recording what was decided (MUS-2).</summary>
public static class DecisionRules
{
    private const int MaxDecisions = 1000;
    private const int MaxNote = 1000;

    internal static Decision<DeliberationEvent> Decide(
        DeliberationCommand.RecordDecisions command, DeliberationState state, PolicyVersion policy, Instant now)
    {
        var input = new InputReader();
        if (!input.Count(command.Drafts, "", 0, MaxDecisions, "MUS-2")) return Decision<DeliberationEvent>.Reject(input.Violations);
        var decisions = new List<DeliberationDecision>(command.Drafts.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < command.Drafts.Count; i++)
        {
            if (Read(command.Drafts[i], $"/{i}", command.Subjects, policy, input) is not { } decision) continue;
            CheckSubject(decision, $"/{i}", state, command.Subjects, input);
            if (!seen.Add(Key(decision))) input.Invalid(DeliberationViolations.DecisionTwice, $"/{i}", "MUS-2");
            decisions.Add(decision);
        }

        if (!input.IsClean) return Decision<DeliberationEvent>.Reject(input.Violations);
        return SaysNothingNew(state, decisions)
            ? Decision<DeliberationEvent>.Accept()
            : Decision<DeliberationEvent>.Accept(
                new DecisionsRecorded(EventMeta.Of(command.By, DeliberationEventCodes.DecisionsRecorded, "MUS-2", policy, now), decisions));
    }

    // That nothing was decided is news the first time it is recorded.
    private static bool SaysNothingNew(DeliberationState state, List<DeliberationDecision> decisions) =>
        state.History.Any(h => h.Code == DeliberationEventCodes.DecisionsRecorded) && SayAs(state.Kind == DeliberationKind.Cards ? ReplacementRules.OnCards(state.Decisions) : state.Decisions, decisions);

    private static bool SayAs(IReadOnlyList<DeliberationDecision> before, List<DeliberationDecision> decisions) =>
        before.Count == decisions.Count && before.Zip(decisions).All(pair => pair.First.SaysAs(pair.Second));

    private static DeliberationDecision? Read(DecisionDraft? draft, string pointer, SubjectStandings subjects, PolicyVersion policy, InputReader input)
    {
        if (!input.Present(draft, pointer)) return null;
        var kind = input.Name<DecisionKind>(draft.Decision, pointer + "/decision");
        var note = input.OptionalText(draft.Note, pointer + "/note", MaxNote);
        if (new[] { draft.Proposal, draft.Household, draft.Card }.Count(named => named is not null) != 1)
        {
            input.Invalid(DeliberationViolations.DecisionSubject, pointer, "MUS-2");
            return null;
        }

        if (kind is not { } k) return null;
        if (DeliberationDecision.IsOnHousehold(k) != draft.Household is not null || DeliberationDecision.IsOnCard(k) != draft.Card is not null)
        {
            input.Invalid(DeliberationViolations.DecisionForSubject, pointer + "/decision", "MUS-2");
            return null;
        }

        var read = new DeliberationDecision(draft.Proposal, draft.Household, k, Ground: null, note) { CardId = draft.Card };
        var withheld = draft.Proposal is { } id && read.OnProposal() is { } said && subjects.Proposals.TryGetValue(id, out var standing) ? standing.Withheld(said) : null;
        return read with { Withheld = withheld, Ground = ReadGround(draft.Ground, k, withheld is not null, pointer + "/ground", policy, input) };
    }

    private static int? ReadGround(int? raw, DecisionKind kind, bool withholds, string pointer, PolicyVersion policy, InputReader input)
    {
        // Why one is refused, or assistance is not granted, may still be written when all is recorded: it is concluded only then.
        if (kind == DecisionKind.Terminate || (raw is not null && (kind == DecisionKind.Refuse || withholds || DeliberationDecision.IsOnCard(kind))))
            return OutcomeReader.ReadGround(raw, pointer, policy, input);
        if (raw is not null) input.Invalid(SheetViolations.GroundForbidden, pointer, "VER-5");
        return null;
    }

    private static void CheckSubject(DeliberationDecision decision, string pointer, DeliberationState state, SubjectStandings subjects, InputReader input)
    {
        if (decision.CardId is not null != (state.Kind == DeliberationKind.Cards))
        {
            input.Invalid(DeliberationViolations.DecisionForKind, pointer + "/decision", "CRD-7", ("kind", WireName.Of(state.Kind)));
        }
        else if (decision.CardId is not null)
        {
            if (CardConclusion.Obstacle(decision, subjects.Cards ?? CardStandings.None) is { } refused) input.Add(refused with { Pointer = pointer + "/card" });
        }
        else if (decision.HouseholdId is { } household)
        {
            if (!subjects.ActiveHouseholds.Contains(household))
                input.Invalid(DeliberationViolations.DecisionHouseholdUnknown, pointer + "/household", "MUS-2");
            else if (subjects.HouseholdsDecidedBy.TryGetValue(household, out var elsewhere))
                input.Add(Elsewhere(elsewhere, pointer + "/household"));
            else if (decision.Kind == DecisionKind.Keep && !subjects.Appealed.Contains(household))
                input.Add(NothingToKeep(household, subjects) with { Pointer = pointer + "/household" });
        }
        else if (decision.ProposalId is { } decided && subjects.DecidedBy.TryGetValue(decided, out var other))
        {
            input.Add(Elsewhere(other, pointer + "/proposal"));
        }
        else if (!subjects.Proposals.TryGetValue(decision.ProposalId ?? "", out var proposal))
        {
            input.Invalid(DeliberationViolations.DecisionProposalUnknown, pointer + "/proposal", "MUS-2");
        }
        else if (HeldBefore(state, proposal) is { } before)
        {
            input.Add(before with { Pointer = pointer + "/proposal" });
        }
        else if (decision.OnProposal() is { } said && DeliberationRules.Obstacle(proposal, said) is { } obstacle)
        {
            input.Add(obstacle with { Pointer = pointer + (obstacle.Kind == ViolationKind.Conflict ? "/proposal" : "/decision") });
        }
    }

    /// <summary>Why a deliberation cannot decide a proposal that waits for one and was made after the day it was held (MUS-2); null where it can. One on cards decides the proposals that are made with it (CRD-5).</summary>
    public static Violation? HeldBefore(DeliberationState state, ProposalStanding proposal) => state.Kind == DeliberationKind.Cards || proposal.Status != ProposalStatus.Deliberating || proposal.IsMadeBy(state.HeldOn)
        ? null
        : Violation.Refused(
            DeliberationViolations.HeldBefore, "MUS-2", null,
            ("heldOn", LocalDatePattern.Iso.Format(state.HeldOn)), ("madeOn", LocalDatePattern.Iso.Format(TimeZones.DateIn(state.Village, proposal.MadeAt!.Value))));

    /// <summary>That no granted appeal about a household waits for the deliberation that would keep it (GOV-3); with the first day that would do, where one waits for that.</summary>
    public static Violation NothingToKeep(string household, SubjectStandings subjects)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        return subjects.AppealedLater.TryGetValue(household, out var day)
            ? Violation.Conflict(DeliberationViolations.NothingToKeep, "GOV-3", ("grantedOn", LocalDatePattern.Iso.Format(day)))
            : Violation.Conflict(DeliberationViolations.NothingToKeep, "GOV-3");
    }

    internal static Violation Elsewhere(string deliberation, string pointer) =>
        Violation.Conflict(DeliberationViolations.DecidedElsewhere, "MUS-8", ("deliberation", deliberation)) with { Pointer = pointer };

    private static string Key(DeliberationDecision d) => d.CardId is { } card ? "card:" + card : d.ProposalId is null ? "household:" + d.HouseholdId : "proposal:" + d.ProposalId;
}
