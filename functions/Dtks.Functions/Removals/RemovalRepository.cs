using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Policies;
using Dtks.Domain.Removals;
using Dtks.Functions.Data;
using Dtks.Functions.Notices;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Removals;

/// <summary>Loads removals, and turns what was decided of one into a change.</summary>
public sealed class RemovalRepository(DocumentStore store, HouseholdPlaces places, UnreadableRecords unreadables, PolicyVersions policies, TimeProvider clock) : IHouseholdRemovals, ITrackedRemovals
{
    /// <summary>A removal, or null when there is none.</summary>
    public async Task<RemovalDocument?> FindAsync(string village, string removal, CancellationToken cancellation) =>
        PathId.IsId(removal)
            ? await store.ReadAsync<RemovalDocument>(Partitions.Registry(village), RemovalDocument.IdOf(removal), cancellation)
            : null;

    /// <inheritdoc />
    public async Task<IReadOnlyList<RemovalState>> StandingAsync(string village, string household, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(village);
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'removal' AND c.about = @household AND c.status IN ('noticed', 'effective')").With("@household", household);
        var found = new List<RemovalDocument>();
        await foreach (var removal in store.AllAsync<RemovalDocument>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
        {
            found.Add(removal);
        }

        // A household has few: the store would make a plan for their order, by a request of its own.
        return [.. found.OrderBy(r => r.CreatedOn).Select(r => r.State)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<RemovalFacts>> StandingElsewhereAsync(string village, string household, CancellationToken cancellation)
    {
        var way = await places.OfAsync(AreaCode.Parse(village), household, cancellation);
        return way.Places.All(p => p.Village.Value == village) ? []
            : [.. (await StandingAsync(way, cancellation)).Where(r => r.Household == household && r.Village.Value != village)];
    }

    /// <inheritdoc />
    public async Task<TrackedRemoval?> LatestAsync(HouseholdWay way, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        var (along, apart) = await FactsAsync(way, cancellation);
        var standing = RemovalStanding.Of(way.Now.Household, along, apart).Where(r => r.Household != way.Now.Household || !r.IsOver(way.Gone)).ToList();
        var undone = way.Ended != HouseholdEndReason.Removed ? null : along.LastOrDefault(r => r.Household == way.Now.Household && r.Status == RemovalStatus.Undone);

        // Who died took none of the family's assistance away.
        static bool IsLight(RemovalFacts r) => r is { Status: RemovalStatus.Effective, Ground: RemovalGround.Deceased };
        return (standing.LastOrDefault(r => !IsLight(r)) ?? standing.LastOrDefault() ?? undone) is { } latest
            ? new TrackedRemoval(latest, IsLight(latest))
            : null;
    }

    /// <summary>Those of a household that stand, wherever it or whom they mean went, the latest last. One that cannot be read is told, and passed over; nothing of a person is read.</summary>
    public async Task<IReadOnlyList<RemovalFacts>> StandingAsync(HouseholdWay way, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        var (along, apart) = await FactsAsync(way, cancellation);
        return RemovalStanding.Of(way.Now.Household, along, apart);
    }

    /// <summary>A removal, and what followed it to wherever those went whom it means.</summary>
    public async Task<IReadOnlyList<RemovalFacts>> FollowedAsync(RemovalState removal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(removal);
        var (place, first) = (new FamilyPlace(removal.Village, removal.Household), removal.Origin?.Id ?? removal.Id);
        var here = (await FactsAsync(place, cancellation)).Where(r => r.First == first).ToList();
        return [.. here, .. await FollowedAsync(here, [place], cancellation)];
    }

    /// <summary>A removal as it was first recorded, with all that followed it; none where there is none.</summary>
    public async Task<IReadOnlyList<RemovalFacts>> OneAsync(AreaCode village, string removal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(village);
        var found = await FindAsync(village.Value, removal, cancellation);
        var first = found?.State.Origin is { } origin ? await FindAsync(origin.Village.Value, origin.Id, cancellation) : null;
        return (first ?? found) is { State: var start } ? await FollowedAsync(start, cancellation) : [];
    }

    /// <summary>The villages in which removals of a household are kept, wherever it or whom they mean went.</summary>
    public async Task<IReadOnlyList<AreaCode>> VillagesAsync(HouseholdWay way, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        var (along, apart) = await FactsAsync(way, cancellation);
        return [.. along.Concat(apart).Select(r => r.Village).Distinct()];
    }

    private async Task<(IReadOnlyList<RemovalFacts> Along, IReadOnlyList<RemovalFacts> Apart)> FactsAsync(HouseholdWay way, CancellationToken cancellation)
    {
        var along = new List<RemovalFacts>();
        foreach (var place in way.Places)
        {
            along.AddRange(await FactsAsync(place, cancellation));
        }

        return (along, await FollowedAsync(RemovalStanding.Gone(way.Now.Household, along), way.Places, cancellation));
    }

    // Who left the family for a card of their own, or for another's, took it along; and again from there.
    private async Task<IReadOnlyList<RemovalFacts>> FollowedAsync(IEnumerable<RemovalFacts> from, IReadOnlyList<FamilyPlace> known, CancellationToken cancellation)
    {
        var (apart, passed) = (new List<RemovalFacts>(), new HashSet<(FamilyPlace, string)>());
        var next = new Queue<RemovalFacts>(from);
        while (next.TryDequeue(out var removal))
        {
            var left = await places.LeftToAsync(new FamilyPlace(removal.Village, removal.Household), removal.Members ?? [], cancellation);
            foreach (var place in left.Where(p => !known.Contains(p) && passed.Add((p, removal.First))))
            {
                var there = (await FactsAsync(place, cancellation)).Where(r => r.First == removal.First).ToList();
                apart.AddRange(there);
                there.ForEach(next.Enqueue);
            }
        }

        return apart;
    }

    private ValueTask<List<RemovalFacts>> FactsAsync(FamilyPlace place, CancellationToken cancellation)
    {
        const string Facts = "SELECT c.state.id, c.state.village, c.state.household, c.state.ground, c.status, c.state.recordedOn, c.state.noticeEndsOn, c.state.stoppedFrom, c.state.origin, c.state.members, c.state.number, c.state.born, c.state.removed, c.state.sheet"
            + " FROM c WHERE c.type = 'removal' AND c.about = @household ORDER BY c.createdOn";
        var partition = Partitions.Registry(place.Village.Value);
        var all = store.AllAsync<RemovalFacts>(partition, new DocumentQuery(Facts).With("@household", place.Household), cancellation);
        return all.ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation).ToListAsync(cancellation);
    }

    /// <summary>The policy of today in a village, and now.</summary>
    public (PolicyVersion Policy, Instant Now) Today(AreaCode village)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return (policies.At(TimeZones.DateIn(village, now)), now);
    }

    /// <summary>The change that a decision makes, with the notice and the deadline that follow from it; and the state after it.</summary>
    public static (ChangeSet Change, RemovalState State) Change(RemovalDocument? before, RemovalEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var after = After(before, happened);
        return (new ChangeSet(Partitions.Registry(after.Village), [AuditEntry.Of(happened.Meta, happened, after.Id)]).Save(after).Then(Following(happened, after.State)), after.State);
    }

    /// <summary>The same, as part of another change in the village.</summary>
    public static void AddTo(ChangeSet change, RemovalDocument? before, RemovalEvent happened)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(happened);
        var after = After(before, happened);
        change.Audit(AuditEntry.Of(happened.Meta, happened, after.Id)).Save(after).Then(Following(happened, after.State));
    }

    private static RemovalDocument After(RemovalDocument? before, RemovalEvent happened)
    {
        var state = RemovalDecider.Evolve(before?.State, happened);
        return before is null ? new RemovalDocument { Id = RemovalDocument.IdOf(state.Id), Village = state.Village.Value, State = state } : before with { State = state };
    }

    private static IEnumerable<OutboxEntry> Following(RemovalEvent happened, RemovalState state)
    {
        var (village, meta) = (state.Village.Value, happened.Meta);
        var data = new RemovalEventData(state.Id, village, state.Household, state.Ground, state.Status, state.NoticeEndsOn, meta.Rule, meta.Policy);
        yield return OutboxEntry.Event($"dtks.{meta.Code}.v1", $"removals/{village}/{state.Id}", data);
        yield return RemovalFindings.Of(state);
        if (RemovalNotices.CodeOf(happened, state) is { } code)
        {
            yield return new NoticeInput(village, RemovalNotices.RecordKind, state.Id, code, meta.Code).Entry();
        }

        if (happened is RemovalCancelled or RemovalFollowed || (happened is RemovalUndone && state.AlsoFound is { Count: > 0 }))
        {
            yield return RemovalCancellations.Of(state).Entry();
        }

        if (happened is RemovalRecorded or RemovalFollowed)
        {
            yield return TakeRemovalsEffect.Of(state).Entry();
        }
    }
}
