using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Domain.Verification;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Proposals;

/// <summary>The regency's verification and what happens without one (PRO-6, PRO-7).</summary>
internal static class VerificationRules
{
    private const int MaxNote = 1000;

    public static Decision<ProposalEvent> Decide(ProposalCommand.Verify command, ProposalState state, PolicyVersion policy, Instant now)
    {
        var input = new InputReader();
        var read = Read(command.Draft, policy, input);
        if (!input.IsClean) return Decision<ProposalEvent>.Reject(input.Violations);
        if (Obstacle(command, state, now) is { } obstacle) return Decision<ProposalEvent>.Reject(obstacle);

        return Decision<ProposalEvent>.Accept(read.Outcome == LineOutcome.Eligible
            ? new ProposalFoundEligible(Meta(ProposalEventCodes.FoundEligible, "PRO-6"), state.Programmes, null, read.Note)
            : new ProposalFoundIneligible(Meta(ProposalEventCodes.FoundIneligible, "VER-5"), read.Ground!.Value, read.Note!));

        EventMeta Meta(string code, string rule) => EventMeta.Of(command.By, code, rule, policy, now);
    }

    public static Decision<ProposalEvent> Lapse(ProposalState state, PolicyVersion policy, Instant now)
    {
        if (state.Status != ProposalStatus.Verifying || !HasLapsed(state, now)) return Decision<ProposalEvent>.Accept();
        var meta = EventMeta.Of(Actor.System, ProposalEventCodes.DeemedEligible, "PRO-7", policy, now);
        return Decision<ProposalEvent>.Accept(new ProposalDeemedEligible(meta, state.Programmes));
    }

    private static bool HasLapsed(ProposalState state, Instant now) =>
        state.DueOn is { } due && now >= Proposals.Lapse.LapseInstant(due, TimeZones.Of(state.Village));

    private static Violation? Obstacle(ProposalCommand.Verify command, ProposalState state, Instant now) => state.Status switch
    {
        ProposalStatus.DeemedEligible => Lapsed(state),
        ProposalStatus.Verifying when HasLapsed(state, now) => Lapsed(state),
        ProposalStatus.Verifying when state.IsOf(command.By.Subject) => Violation.Refused(ProposalViolations.OwnProposal, "GOV-2"),
        ProposalStatus.Verifying when command.By.Subject == state.DecidedBy || state.WasVerifiedBefore(command.By.Subject) => Violation.Refused(ProposalViolations.DecidedBefore, "GOV-3"),
        ProposalStatus.Verifying => null,
        _ when HandoverRules.Elsewhere(state) is { } elsewhere => elsewhere,
        _ => Violation.Conflict(ProposalViolations.NotVerifying, "PRO-6", ("status", WireName.Of(state.Status))),
    };

    private static Violation Lapsed(ProposalState state) => Violation.Refused(
        ProposalViolations.Lapsed, "PRO-7", null, ("dueOn", state.DueOn is { } due ? LocalDatePattern.Iso.Format(due) : ""));

    private static (LineOutcome? Outcome, int? Ground, string? Note) Read(
        ProposalVerificationDraft? draft, PolicyVersion policy, InputReader input)
    {
        if (!input.Present(draft, "")) return default;
        var (outcome, ground) = OutcomeReader.Read(draft.Outcome, draft.Ground, "", policy, input);
        return (outcome, ground, input.Text(draft.Note, "/note", MaxNote));
    }
}
