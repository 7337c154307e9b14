using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>Loads proposals, has the domain decide, and turns what it decided into a change.</summary>
public sealed class ProposalRepository(DocumentStore store, ProposalFollowUps followUps, TimeProvider clock)
{
    /// <summary>A proposal, or null when there is none.</summary>
    public async Task<ProposalDocument?> FindAsync(string village, string proposal, CancellationToken cancellation) =>
        PathId.IsId(proposal)
            ? await store.ReadAsync<ProposalDocument>(Partitions.Registry(village), ProposalDocument.IdOf(proposal), cancellation)
            : null;

    /// <summary>What the domain decides, under the policy of today in the village.</summary>
    public Decision<ProposalEvent> Decide(ProposalCommand command, ProposalState? state, AreaCode village)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return ProposalDecider.Decide(command, state, PolicyVersions.At(TimeZones.DateIn(village, now)), now);
    }

    /// <summary>The policy of today in an area.</summary>
    public PolicyVersion Policy(AreaCode area) => PolicyVersions.At(TimeZones.DateIn(area, Instant.FromDateTimeOffset(clock.GetUtcNow())));

    /// <summary>The change that a decision makes, with what follows from it and an audit entry for each event; and the state after it.</summary>
    public (ChangeSet Change, ProposalState State) Change(ProposalDocument? before, IReadOnlyList<ProposalEvent> events)
    {
        var state = before?.State;
        var follow = new List<OutboxEntry>();
        var audited = new List<AuditEntry>();
        foreach (var happened in events)
        {
            var next = ProposalDecider.Evolve(state, happened);
            follow.AddRange(followUps.Of(happened, state, next));
            state = next;
            audited.Add(AuditEntry.Of(happened.Meta, happened, ProposalDocument.IdOf(state.Id)));
        }

        var change = new ChangeSet(Partitions.Registry(state!.Village.Value), audited)
            .Save(before?.With(state) ?? New(state, clock.GetUtcNow()))
            .Then(follow);
        return (change, state);
    }

    /// <summary>
    /// Adds a proposal that was handed in to a change of its village's partition, with its audit entry and its event. To have it matched is left to the caller, who adds many.
    /// </summary>
    /// <returns>The proposal.</returns>
    public ProposalState AddTo(ChangeSet change, ProposalSubmitted submitted)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(submitted);
        var state = ProposalDecider.Evolve(null, submitted);
        change.Audit(AuditEntry.Of(submitted.Meta, submitted, ProposalDocument.IdOf(state.Id)))
            .Save(New(state, clock.GetUtcNow()))
            .Then(followUps.Of(submitted, null, state).Where(f => f.Kind != OutboxKind.Message));
        return state;
    }

    private static ProposalDocument New(ProposalState state, DateTimeOffset now) => new()
    {
        Id = ProposalDocument.IdOf(state.Id),
        Village = state.Village.Value,
        Status = state.Status,
        TrackingCode = state.TrackingCode,
        CreatedOn = now,
        State = state,
    };
}
