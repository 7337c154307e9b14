using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Functions.Duty;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using NodaTime;

namespace Dtks.Functions.Deliberations;

/// <summary>Loads deliberations, has the domain decide, and turns what it decided into a change.</summary>
public sealed class DeliberationRepository(DocumentStore store, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>A deliberation, or null when there is none.</summary>
    public async Task<DeliberationDocument?> FindAsync(string village, string deliberation, CancellationToken cancellation) =>
        PathId.IsId(deliberation)
            ? await store.ReadAsync<DeliberationDocument>(Partitions.Registry(village), DeliberationDocument.IdOf(deliberation), cancellation)
            : null;

    /// <summary>What the domain decides, under the policy of today in the village.</summary>
    public Decision<DeliberationEvent> Decide(DeliberationCommand command, DeliberationState? state, AreaCode village)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return DeliberationDecider.Decide(command, state, policies.At(TimeZones.DateIn(village, now)), now);
    }

    /// <summary>The change that a decision makes, with what follows from it and an audit entry for each event; and the state after it.</summary>
    public (ChangeSet Change, DeliberationState State) Change(DeliberationDocument? before, IReadOnlyList<DeliberationEvent> events)
    {
        var state = before?.State;
        var follow = new List<OutboxEntry>();
        var audited = new List<AuditEntry>();
        foreach (var happened in events)
        {
            state = DeliberationDecider.Evolve(state, happened);
            follow.AddRange(FollowUps(happened, state));
            audited.Add(AuditEntry.Of(happened.Meta, happened, DeliberationDocument.IdOf(state.Id)));
        }

        var change = new ChangeSet(Partitions.Registry(state!.Village.Value), audited)
            .Save(before?.With(state) ?? New(state, clock.GetUtcNow()))
            .Then(follow);
        return (change, state);
    }

    private static IEnumerable<OutboxEntry> FollowUps(DeliberationEvent happened, DeliberationState state)
    {
        var village = state.Village.Value;
        yield return OutboxEntry.Event(
            $"dtks.{happened.Meta.Code}.v1",
            $"deliberations/{village}/{state.Id}",
            new DeliberationEventData(
                state.Id,
                village,
                state.Kind,
                state.Status,
                state.HeldOn,
                state.ProposalCount,
                state.TerminationCount,
                happened.Meta.Rule,
                happened.Meta.Policy,
                state.Round,
                state.IsLate() ? true : null));
        if (happened is DeliberationConcluded)
        {
            yield return OutboxEntry.Message(ApplyDecisions.Queue, new EffectsMessage(village, state.Id, From: 0));
            if (state.Kind == DeliberationKind.Regular)
            {
                yield return OutboxEntry.Projection(DutyProjection.ProjectionName, new HeldDeliberation(village, state.HeldOn));
            }
        }
    }

    private static DeliberationDocument New(DeliberationState state, DateTimeOffset now) => new()
    {
        Id = DeliberationDocument.IdOf(state.Id),
        Village = state.Village.Value,
        Status = state.Status,
        CreatedOn = now,
        State = state,
    };
}
