using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Dtks.Platform.SetAside;

namespace Dtks.Functions.Deliberations;

/// <summary>Keeps what stands in the way of a deliberation's decisions (MUS-7), so that nobody is told "done" of what was not.</summary>
public sealed class DecisionObstacles(DocumentStore store, UnreadableRecords unreadables, ChangeCommit commit, OptimisticRetry retry, TimeProvider clock)
{
    /// <summary>The event's type.</summary>
    public const string EventType = "dtks.deliberation.decisionNotApplied.v1";

    /// <summary>What stands in the way of a deliberation's decisions, by their places.</summary>
    public async Task<IReadOnlyDictionary<int, DecisionObstacleDocument>> OfAsync(string village, string deliberation, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'decisionObstacle' AND c.deliberation = @deliberation").With("@deliberation", deliberation);
        var (partition, found) = (Partitions.Registry(village), new Dictionary<int, DecisionObstacleDocument>());
        await foreach (var listed in store.AllAsync<DecisionObstacleDocument>(partition, query, cancellation))
        {
            if (listed.TryRead(out var obstacle, out var unreadable))
            {
                found[obstacle.Place] = obstacle;
                continue;
            }

            // That something stands in the way is told by its being there, and of which decision by its id.
            unreadables.LeftOut(partition, unreadable);
            if (int.TryParse(unreadable.Id[(unreadable.Id.LastIndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var place))
            {
                found[place] = new DecisionObstacleDocument
                {
                    Id = unreadable.Id,
                    Village = village,
                    Deliberation = deliberation,
                    Place = place,
                    Code = SetAsideReason.Unreadable,
                    FoundOn = clock.GetUtcNow(),
                };
            }
        }

        return found;
    }

    /// <summary>Notes why a decision could not be applied. Noted again, it changes nothing.</summary>
    public Task NoteAsync(string village, string deliberation, int place, string code, IReadOnlyDictionary<string, string>? args, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                var id = DecisionObstacleDocument.IdOf(deliberation, place);
                var (known, etag) = await store.KnownOrAnewAsync<DecisionObstacleDocument>(Partitions.Registry(village), id, unreadables, cancellation);
                if (known?.Code != code)
                {
                    var obstacle = new DecisionObstacleDocument
                    {
                        Id = id,
                        Village = village,
                        Deliberation = deliberation,
                        Place = place,
                        Code = code,
                        Args = args is { Count: > 0 } ? args : null,
                        FoundOn = clock.GetUtcNow(),
                        ETag = etag,
                    };
                    var audited = AuditEntry.Of(
                        Actor.System, "deliberation.decisionNotApplied", DeliberationDocument.IdOf(deliberation), new { obstacle.Place, obstacle.Code },
                        place.ToString(CultureInfo.InvariantCulture));
                    var change = new ChangeSet(Partitions.Registry(village), [audited]).Save(obstacle).Then(OutboxEntry.Event(
                        EventType, $"deliberations/{village}/{deliberation}", new DecisionObstacleData(deliberation, village, place, code)));
                    await commit.SaveAsync(change, cancellation);
                }
            },
            cancellation);

    /// <summary>Nothing stands in the way of a decision any more.</summary>
    public Task RemoveAsync(string village, string deliberation, int place, CancellationToken cancellation) =>
        store.TryDeleteAsync(Partitions.Registry(village), DecisionObstacleDocument.IdOf(deliberation, place), etag: null, cancellation);
}
