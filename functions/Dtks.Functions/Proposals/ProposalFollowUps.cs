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
            new ProposalEventData(state.Id, state.Village.Value, state.Kind, state.Status, happened.Meta.Rule, happened.Meta.Policy, state.DueOn));
        foreach (var entry in Consequences(happened, state).Concat(contests.Of(happened, before, state)))
        {
            yield return entry;
        }
    }

    private IEnumerable<OutboxEntry> Consequences(ProposalEvent happened, ProposalState state)
    {
        switch (happened)
        {
            case ProposalSubmitted:
                yield return OutboxEntry.Message(MatchProposals.Queue, new ProposalMessage(state.Village.Value, state.Id));
                break;
            case ProposalForwarded forwarded:
                var lapse = Lapse.LapseInstant(forwarded.DueOn, TimeZones.Of(state.Village)).ToDateTimeOffset();
                yield return LapseVillages.Of(state.Village.Value, forwarded.DueOn, lapse).Entry();
                break;
            case ProposalFoundEligible when state.AwaitsNumbers:
                yield return OutboxEntry.Message(MatchProposals.Queue, new ProposalMessage(state.Village.Value, state.Id));
                break;
            case ProposalFoundEligible or ProposalDeemedEligible or ProposalConfirmed:
                yield return ratifiable.In(state);
                break;
            case ProposalWithdrawn or ProposalSettled { Settlement.Won: false } when ratifiable.Out(state) is { } entry:
                yield return entry;
                break;
            case ProposalRegistered registered:
                if (state.Kind != ProposalKind.Assistance)
                {
                    yield return Claims(state, registered.HouseholdId);
                }

                yield return OutboxEntry.Projection(RecipientVillages.ProjectionName, new RecipientVillage(state.Village.Value, registered.Meta.At.ToDateTimeOffset()));
                break;
        }

        // What mismatched had claimed nothing. What is contested may claim again before this is done: only what it claimed until now is given up.
        if (happened is ProposalContested contested)
        {
            yield return Claims(state, household: null, contested.Contest.Round);
        }
        else if (state.Kind != ProposalKind.Assistance && state.Status != ProposalStatus.Mismatched && !ProposalStatuses.HoldsClaims(state.Status) && happened is not ProposalSettled { Settlement.Won: true })
        {
            yield return Claims(state, household: null);
        }
    }

    private OutboxEntry Claims(ProposalState state, string? household, int? round = null) =>
        OutboxEntry.Projection(ClaimProjection.ProjectionName, new ClaimChange(claims.IdsOf(state.Family), state.Id, household, round));
}
