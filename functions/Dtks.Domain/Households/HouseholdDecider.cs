using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>Decides what becomes of a household of the register (REG, RAT-3, RAT-4, MUS-2).</summary>
public static class HouseholdDecider
{
    /// <summary>
    /// Decides <paramref name="command"/> on <paramref name="state"/> (null when it is not in the register yet). Never throws on any state.
    /// </summary>
    public static Decision<HouseholdEvent> Decide(HouseholdCommand command, HouseholdState? state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(policy);
        if (command is HouseholdCommand.Enrol enrol) return Enrol(enrol, state, policy, now);
        if (state is null) return Decision<HouseholdEvent>.Reject(Violation.Conflict(HouseholdViolations.Missing));
        if ((state.GoneFor() is null || command is not HouseholdCommand.SettleEligibility) && FamilyChangeRules.Closed(state) is { } closed)
            return Decision<HouseholdEvent>.Reject(closed);
        return command switch
        {
            HouseholdCommand.GrantAssistance grant => Grant(grant, state, policy, now),
            HouseholdCommand.ProposeDeactivation propose => Propose(propose, state, policy, now),
            HouseholdCommand.StateWelfare stated => stated.Welfare == state.Welfare
                ? Decision<HouseholdEvent>.Accept()
                : Decision<HouseholdEvent>.Accept(new HouseholdWelfareStated(EventMeta.Of(stated.By, HouseholdEventCodes.WelfareStated, "REG-9", policy, now), stated.Welfare)),
            HouseholdCommand.Keep keep => Keep(keep, state, policy, now),
            HouseholdCommand.SettleEligibility settle => Settle(settle, state, policy, now),
            _ => Decision<HouseholdEvent>.Reject(Violation.Invalid(InputViolations.CommandUnknown, null)),
        };
    }

    /// <summary>The state after <paramref name="happened"/>. Events are facts: nothing is checked again.</summary>
    /// <exception cref="InvalidOperationException">An event other than the first comes without a state.</exception>
    public static HouseholdState Evolve(HouseholdState? state, HouseholdEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = happened switch
        {
            HouseholdEnrolled e => Enrolled(e),
            HouseholdFounded e => FamilyEvolution.Founded(e),
            _ => Apply(state ?? throw new InvalidOperationException("A household begins by being enrolled."), happened),
        };
        return next with { History = [.. next.History, happened.Meta] };
    }

    private static Decision<HouseholdEvent> Enrol(HouseholdCommand.Enrol command, HouseholdState? state, PolicyVersion policy, Instant now)
    {
        var proposal = command.Proposal;
        if (state is not null)
        {
            return state.ProposalIds.Contains(proposal.Id)
                ? Decision<HouseholdEvent>.Accept()
                : Decision<HouseholdEvent>.Reject(Violation.Conflict(HouseholdViolations.Exists, "REG-5"));
        }

        if (proposal.Kind == ProposalKind.Assistance || proposal.Status != ProposalStatus.Registered || proposal.HouseholdId is not { } id)
            return Decision<HouseholdEvent>.Reject(Violation.Conflict(HouseholdViolations.Proposal, "RAT-3"));
        var members = proposal.Family.Members
            .Select((m, i) => new HouseholdMember(MemberIds.Of(i + 1), m)).ToList();
        var entitlements = Entitlements.Granted(proposal, members, [], TimeZones.DateIn(proposal.Village, now), now, policy);
        var meta = EventMeta.Of(command.By, HouseholdEventCodes.Enrolled, "RAT-3", policy, now);
        return Decision<HouseholdEvent>.Accept(new HouseholdEnrolled(
            meta, id, proposal.Village, proposal.Family.FamilyCardNumber, proposal.Family.Address, members, proposal.Id, entitlements));
    }

    private static Decision<HouseholdEvent> Grant(HouseholdCommand.GrantAssistance command, HouseholdState state, PolicyVersion policy, Instant now)
    {
        var proposal = command.Proposal;
        if (state.ProposalIds.Contains(proposal.Id)) return Decision<HouseholdEvent>.Accept();
        if (proposal.Kind != ProposalKind.Assistance || proposal.Status != ProposalStatus.Registered || proposal.HouseholdId != state.Id)
            return Decision<HouseholdEvent>.Reject(Violation.Conflict(HouseholdViolations.Proposal, "RAT-3"));
        if (Outside(state, proposal, policy) is { } outside) return Decision<HouseholdEvent>.Reject(outside);
        var granted = Entitlements.Granted(proposal, state.Members, state.Entitlements, TimeZones.DateIn(state.Village, now), now, policy);
        var meta = EventMeta.Of(command.By, HouseholdEventCodes.AssistanceGranted, "RAT-3", policy, now);
        return Decision<HouseholdEvent>.Accept(new AssistanceGranted(meta, proposal.Id, granted));
    }

    // What was stated since it was asked; what was known then refused it.
    private static Violation? Outside(HouseholdState state, ProposalState proposal, PolicyVersion policy)
    {
        var outside = proposal.Granted.Order().Where(p => state.Welfare?.Limit(p, policy) is not null).Select(p => WireName.Of(p)).ToList();
        return outside.Count == 0 ? null
            : Violation.Conflict(HouseholdViolations.OutsideDeciles, "REG-9", ("programmes", string.Join(", ", outside)), ("decile", InputReader.Number(state.Welfare!.Decile)));
    }

    private static Decision<HouseholdEvent> Propose(HouseholdCommand.ProposeDeactivation command, HouseholdState state, PolicyVersion policy, Instant now)
    {
        var isKnown = state.Deactivation is { } known && known.DeliberationId == command.DeliberationId && known.Ground == command.Ground;
        if (isKnown || HouseholdDeliberations.IsOvertaken(state, command.ConcludedAt)) return Decision<HouseholdEvent>.Accept();
        if (command.Ground < 1 || command.Ground > policy.HighestGround)
        {
            return Decision<HouseholdEvent>.Reject(Violation.Invalid(
                InputViolations.NumberRange, "/ground", "VER-5", ("min", "1"), ("max", InputReader.Number(policy.HighestGround))));
        }

        var meta = EventMeta.Of(command.By, HouseholdEventCodes.DeactivationProposed, "MUS-2", policy, now);
        return Decision<HouseholdEvent>.Accept(new DeactivationProposed(meta, new Deactivation(command.DeliberationId, command.Ground)));
    }

    private static Decision<HouseholdEvent> Keep(HouseholdCommand.Keep command, HouseholdState state, PolicyVersion policy, Instant now)
    {
        if (HouseholdDeliberations.IsOvertaken(state, command.ConcludedAt)) return Decision<HouseholdEvent>.Accept();
        var upheld = command.UpholdsAid ? Entitlements.Upheld(state, command.Joined, now, policy) : state.Entitlements;
        return Decision<HouseholdEvent>.Accept(new HouseholdKept(EventMeta.Of(command.By, HouseholdEventCodes.Kept, "GOV-3", policy, now), command.DeliberationId)
        {
            Entitlements = upheld.SequenceEqual(state.Entitlements) ? null : upheld,
            Upheld = upheld.SequenceEqual(state.Entitlements) ? null : command.Upheld,
        });
    }

    private static Decision<HouseholdEvent> Settle(HouseholdCommand.SettleEligibility command, HouseholdState state, PolicyVersion policy, Instant now)
    {
        var lines = command.Lines.Where(l => l.Household == state.Id).ToList();
        var settled = VerifiedEntitlements.Of(command, state, policy, now);
        var verified = Verified(state.Deactivation, command.Period, lines);
        if (settled.SequenceEqual(state.Entitlements) && verified == state.Deactivation) return Decision<HouseholdEvent>.Accept();
        var meta = EventMeta.Of(command.By, HouseholdEventCodes.EligibilitySettled, "RAT-4", policy, now);
        return Decision<HouseholdEvent>.Accept(new EligibilitySettled(meta, command.Period, settled) { Deactivation = verified });
    }

    // What a deliberation proposes is taken up once a month's verification decided every line that it was suggested for.
    private static Deactivation? Verified(Deactivation? proposed, CyclePeriod period, List<SheetLine> lines)
    {
        var suggested = lines.Where(l => l.Suggestion is { Deliberation: { } id } && id == proposed?.DeliberationId).ToList();
        return proposed is { VerifiedIn: null } && suggested.Count > 0 && suggested.TrueForAll(l => l.Outcome != LineOutcome.Unverified)
            ? proposed with { VerifiedIn = period }
            : proposed;
    }

    private static HouseholdState Apply(HouseholdState state, HouseholdEvent happened) => happened switch
    {
        AssistanceGranted e => state with
        {
            Entitlements = [.. state.Entitlements, .. e.Entitlements],
            ProposalIds = [.. state.ProposalIds, e.ProposalId],
        },
        DeactivationProposed e => state with { Deactivation = e.Deactivation },
        HouseholdWelfareStated e => state with { Welfare = e.Welfare },
        HouseholdKept e => state with
        {
            Deactivation = null,
            Entitlements = e.Entitlements ?? state.Entitlements,
            Kept = KeptAid.Of(state.Entitlements, e),
            Payments = e.Upheld is { } upheld ? (state.Payments ?? new AidPayments()) with { Upheld = upheld } : state.Payments,
        },
        EligibilitySettled e => state with { Entitlements = e.Entitlements, Deactivation = e.Deactivation },
        _ => FamilyEvolution.Apply(state, happened),
    };

    private static HouseholdState Enrolled(HouseholdEnrolled e) => new()
    {
        Id = e.Id,
        Village = e.Village,
        FamilyCardNumber = e.FamilyCardNumber,
        Address = e.Address,
        Members = e.Members,
        ProposalIds = [e.ProposalId],
        Entitlements = e.Entitlements,
        History = [],
    };
}
