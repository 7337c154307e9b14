using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>
/// A proposal for assistance follows the household that it asks for to another village (REG-8): as it stands there, with its history, its code and its days. What
/// decided on it before stays decided; who is to decide on it next is whose village that is.
/// </summary>
internal static class HandoverRules
{
    public static Decision<ProposalEvent> HandOver(ProposalCommand.HandOver command, ProposalState state, PolicyVersion policy, Instant now)
    {
        var may = state.Kind == ProposalKind.Assistance && command.To != state.Village && ProposalStatuses.After(state.Status).Contains(ProposalStatus.HandedOver)
            && (state.Status is not (ProposalStatus.Ratified or ProposalStatus.Submitted) || command.Reviewed);
        return may
            ? Decision<ProposalEvent>.Accept(new ProposalHandedOver(EventMeta.Of(Actor.System, ProposalEventCodes.HandedOver, "REG-8", policy, now), command.To) { Household = command.Household })
            : Decision<ProposalEvent>.Accept();
    }

    /// <summary>Why nothing can be done here with one that goes on elsewhere; null for one that is here.</summary>
    public static Violation? Elsewhere(ProposalState state) => state.HandedTo is { } village
        ? Violation.Conflict(ProposalViolations.GoesOnElsewhere, "REG-8", ("village", village.Value))
        : null;

    public static Decision<ProposalEvent> TakeOver(ProposalCommand.TakeOver command, ProposalState? state, PolicyVersion policy, Instant now)
    {
        var before = command.From;

        // One that comes back finds what was left of it, which is older.
        if (before.HandedTo is not { } here || (state is not null && (state.HandedTo is null || state.History.Count >= before.History.Count))) return Decision<ProposalEvent>.Accept();

        // What a letter covered that could not carry it over waits for one of the new village's regent, also where the letter had come back and gone again (RAT-5).
        var last = before.History.Last(h => h.Status != ProposalStatus.HandedOver).Status;
        var status = last != ProposalStatus.Ratified ? last
            : before.History.Last(h => h.Status is not (ProposalStatus.HandedOver or ProposalStatus.Ratified or ProposalStatus.Returned)).Status;
        return Decision<ProposalEvent>.Accept(new ProposalTakenOver(
            EventMeta.Of(Actor.System, ProposalEventCodes.TakenOver, "REG-8", policy, now),
            before with
            {
                Status = status,
                Family = before.Family with { Village = here, Address = command.Address },
                About = command.Household,
                HandedTo = null,
                CameBy = [.. before.CameBy ?? [], before.Village],
            }));
    }
}
