using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;

namespace Dtks.Functions.Proposals;

/// <summary>What follows elsewhere from what happened to a proposal.</summary>
public sealed class ProposalFollowUps(ClaimRepository claims, ContestFollowUps contests, RatifiableRows ratifiable)
{
    /// <summary>
    /// The outbox entries of one event, given the state before (null for the first) and after it: always the CloudEvent, and what that event calls
    /// for.
    /// </summary>
    public IEnumerable<OutboxEntry> Of(ProposalEvent happened, ProposalState? before, ProposalState state)
    {
        yield return OutboxEntry.Event(
            $"dtks.{happened.Meta.Code}.v1",
            $"proposals/{state.Village}/{state.Id}",
            new ProposalEventData(state.Id, state.Village.Value, state.Kind, state.Status, happened.Meta.Rule, happened.Meta.Policy, state.DueOn, state.History.Count, state.WasReopened() ? true : null, state.Withheld is null ? null : true, state.WasReturned() ? true : null, state.ForCard));
        foreach (var entry in Consequences(happened, before, state).Concat(contests.Of(happened, before, state)).Concat(EndedInDossier.Of(happened, before, state)))
        {
            yield return entry;
        }
    }

    private IEnumerable<OutboxEntry> Consequences(ProposalEvent happened, ProposalState? before, ProposalState state)
    {
        switch (happened)
        {
            case ProposalSubmitted or ProposalAskedByAppeal or ProposalCorrected or ProposalReopened:
            case ProposalTakenOver when state.Status == ProposalStatus.Submitted:
                yield return OutboxEntry.Message(MatchProposals.Queue, new ProposalMessage(state.Village.Value, state.Id));
                break;
            case ProposalForwarded forwarded:
                var lapse = Lapse.LapseInstant(forwarded.DueOn, TimeZones.Of(state.Village)).ToDateTimeOffset();
                yield return LapseVillages.Of(state.Village.Value, forwarded.DueOn, lapse).Entry();
                break;
            case ProposalFoundEligible when state.AwaitsNumbers:
                yield return OutboxEntry.Message(MatchProposals.Queue, new ProposalMessage(state.Village.Value, state.Id));
                break;
            case ProposalFoundEligible or ProposalDeemedEligible or ProposalConfirmed or ProposalReceived or ProposalTakenOver when ratifiable.In(state) is { } entry:
                yield return entry;
                break;
            case ProposalTakenOver when state is { Status: ProposalStatus.Verifying, DueOn: { } day }:
                yield return LapseVillages.Of(state.Village.Value, day, Lapse.LapseInstant(day, TimeZones.Of(state.Village)).ToDateTimeOffset()).Entry();
                break;
            case ProposalWithdrawn or ProposalHandedOver or ProposalRefused or ProposalSettled { Settlement.Won: false } when ratifiable.Out(state) is { } left:
                yield return left;
                break;
            case ProposalRegistered registered:
                if (state.Kind != ProposalKind.Assistance)
                {
                    yield return OutboxEntry.Projection(ClaimProjection.ProjectionName, new ClaimChange(claims.IdsOf(state.Family), state.Id, registered.HouseholdId));
                }

                // One that grants nothing makes nobody a recipient (VER-2).
                if (state.Granted.Count > 0)
                {
                    yield return OutboxEntry.Projection(RecipientVillages.ProjectionName, new RecipientVillage(state.Village.Value, registered.Meta.At.ToDateTimeOffset()));
                }

                break;
        }

        foreach (var entry in Claims(happened, before, state).Concat(Asked(happened, before, state)))
        {
            yield return entry;
        }
    }

    private IEnumerable<OutboxEntry> Claims(ProposalEvent happened, ProposalState? before, ProposalState state)
    {
        switch (happened)
        {
            case ProposalContested:
                return GivenUp(claims.IdsOf(state.Family), state);
            case ProposalCorrected when before is { Status: ProposalStatus.Returned, Kind: not ProposalKind.Assistance }:
                // Numbers that it still names stay its own meanwhile.
                IEnumerable<string> kept = state.Kind == ProposalKind.Assistance ? [] : claims.IdsOf(state.Family);
                return GivenUp(claims.IdsOf(before.Family).Except(kept, StringComparer.Ordinal), state);
            case ProposalMismatched or ProposalNotCompared:
                // Only one that came back with its letter had claimed something.
                return state.Kind != ProposalKind.Assistance && state.History.Any(h => h.Status == ProposalStatus.Returned) ? GivenUp(claims.IdsOf(state.Family), state) : [];
            default:
                return state.Kind != ProposalKind.Assistance && !ProposalStatuses.HoldsClaims(state.Status) && happened is not ProposalSettled { Settlement.Won: true }
                    ? GivenUp(claims.IdsOf(state.Family), state)
                    : [];
        }
    }

    // What is asked is claimed while the proposal is open (PRO-5); of one that is registered the household says it.
    private static IEnumerable<OutboxEntry> Asked(ProposalEvent happened, ProposalState? before, ProposalState state)
    {
        // It asks on where it went.
        if (happened is ProposalHandedOver or ProposalTakenOver)
        {
            return [];
        }

        var (were, are) = (before?.Asked ?? [], state.Asked ?? []);
        if (happened is ProposalRegistered || (state.Status != ProposalStatus.Mismatched && !ProposalStatuses.HoldsClaims(state.Status)))
        {
            return GivenUp(were.Union(are, StringComparer.Ordinal), state);
        }

        // A correction may ask for less, or not match any more; what it asks after that is claimed anew.
        return GivenUp(happened is ProposalMismatched or ProposalNotCompared ? were : were.Except(are, StringComparer.Ordinal), state);
    }

    // What is contested, corrected or taken up again may claim anew before this is done: given up is what it had claimed before this step.
    private static IEnumerable<OutboxEntry> GivenUp(IEnumerable<string> ids, ProposalState state) => ids.ToList() is { Count: > 0 } some
        ? [OutboxEntry.Projection(ClaimProjection.ProjectionName, new ClaimChange(some, state.Id, Household: null, state.History.Count - 1))]
        : [];
}
