using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>Loads proposals, has the domain decide, and turns what it decided into a change.</summary>
public sealed class ProposalRepository(DocumentStore store, ProposalFollowUps followUps, SameFamilies same, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>A proposal, or null when there is none.</summary>
    public async Task<ProposalDocument?> FindAsync(string village, string proposal, CancellationToken cancellation) =>
        PathId.IsId(proposal)
            ? await store.ReadAsync<ProposalDocument>(Partitions.Registry(village), ProposalDocument.IdOf(proposal), cancellation)
            : null;

    /// <summary>A proposal where it is now: there, or in the village to which it followed its household (REG-8); null when there is none.</summary>
    public async Task<ProposalDocument?> FindWhereItIsAsync(string village, string proposal, CancellationToken cancellation) =>
        await FindAsync(village, proposal, cancellation) is { } found
            ? await HandedOn.LastAsync(found, p => (p.State.HandedTo, p.State.History.Count), to => FindAsync(to.Value, proposal, cancellation))
            : null;

    /// <summary>A proposal that a caller may know of: a citizen's that is another's is not there for a citizen.</summary>
    /// <exception cref="ProblemException">404 where there is none.</exception>
    public async Task<ProposalDocument> FindForAsync(Caller caller, string village, string proposal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return await FindAsync(village, proposal, cancellation) is { } found && (caller.Role != Role.Citizen || found.State.ProposedBy == caller.Subject)
            ? found
            : throw new ProblemException(Problem.NotFound);
    }

    /// <summary>What a proposal said before a correction of it; null where there was none of that number, from 1.</summary>
    public async Task<EarlierProposalDocument?> FindEarlierAsync(ProposalState proposal, int number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(proposal);

        // It is kept in the village where it was corrected.
        foreach (var village in (proposal.CameBy ?? []).Append(proposal.Village).Reverse().Distinct())
        {
            if (await store.ReadAsync<EarlierProposalDocument>(Partitions.Registry(village.Value), EarlierProposalDocument.IdOf(proposal.Id, number), cancellation) is { } kept)
            {
                return kept;
            }
        }

        return null;
    }

    /// <summary>What the domain decides, under the policy of today in the village.</summary>
    public Decision<ProposalEvent> Decide(ProposalCommand command, ProposalState? state, AreaCode village) =>
        ProposalDecider.Decide(command, state, Policy(village), Instant.FromDateTimeOffset(clock.GetUtcNow()));

    /// <summary>The policy of today in an area.</summary>
    public PolicyVersion Policy(AreaCode area) => policies.At(TimeZones.DateIn(area, Instant.FromDateTimeOffset(clock.GetUtcNow())));

    /// <summary>The change that a decision makes, with what follows from it and an audit entry for each event; and the state after it.</summary>
    /// <param name="before">The proposal as it was read; null for a new one.</param>
    /// <param name="events">What happened, at least one event.</param>
    /// <param name="createdOn">When a new one was submitted; null for now.</param>
    /// <param name="sameAs">What is told of earlier ones for the same family card; null for none, and of one that was there before.</param>
    public (ChangeSet Change, ProposalState State) Change(ProposalDocument? before, IReadOnlyList<ProposalEvent> events, DateTimeOffset? createdOn = null, IReadOnlyList<string>? sameAs = null)
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
            .Save((before?.With(state) ?? New(state, createdOn ?? clock.GetUtcNow(), sameAs)) with { UnconfirmedCard = ProposalSummary.IsUnconfirmed(state) ? same.CardOf(state.Family) : null })
            .Then(follow);
        return (change, state);
    }

    /// <summary>
    /// Adds a proposal that was handed in to a change of its village's partition, with its audit entry and its event. To have it matched is left to the caller, who adds many.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="submitted">The proposal.</param>
    /// <param name="sameAs">What is told of earlier ones for the same family card; null for none.</param>
    /// <returns>The proposal.</returns>
    public ProposalState AddTo(ChangeSet change, ProposalSubmitted submitted, IReadOnlyList<string>? sameAs = null)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(submitted);
        var state = ProposalDecider.Evolve(null, submitted);
        change.Audit(AuditEntry.Of(submitted.Meta, submitted, ProposalDocument.IdOf(state.Id)))
            .Save(New(state, clock.GetUtcNow(), sameAs))
            .Then(followUps.Of(submitted, null, state).Where(f => f.Kind != OutboxKind.Message));
        return state;
    }

    private static ProposalDocument New(ProposalState state, DateTimeOffset now, IReadOnlyList<string>? sameAs) => new()
    {
        Id = ProposalDocument.IdOf(state.Id),
        Village = state.Village.Value,
        Status = state.Status,
        TrackingCode = state.TrackingCode,
        CreatedOn = now,
        SameAs = sameAs,
        State = state,
    };
}
