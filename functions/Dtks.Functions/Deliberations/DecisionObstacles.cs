using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Deliberations;

/// <summary>Keeps what stands in the way of a deliberation's decisions (MUS-7), so that nobody is told "done" of what was not.</summary>
public sealed class DecisionObstacles(DocumentStore store, ChangeCommit commit, OptimisticRetry retry, TimeProvider clock)
{
    /// <summary>The event's type.</summary>
    public const string EventType = "dtks.deliberation.decisionNotApplied.v1";

    /// <summary>What stands in the way of a deliberation's decisions, by their places.</summary>
    public async Task<IReadOnlyDictionary<int, DecisionObstacleDocument>> OfAsync(string village, string deliberation, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'decisionObstacle' AND c.deliberation = @deliberation").With("@deliberation", deliberation);
        var found = new Dictionary<int, DecisionObstacleDocument>();
        await foreach (var obstacle in store.AllAsync<DecisionObstacleDocument>(Partitions.Registry(village), query, cancellation))
        {
            found[obstacle.Place] = obstacle;
        }

        return found;
    }

    /// <summary>Notes why a decision could not be applied. Noted again, it changes nothing.</summary>
    public Task NoteAsync(string village, string deliberation, int place, string code, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                var id = DecisionObstacleDocument.IdOf(deliberation, place);
                var known = await store.ReadAsync<DecisionObstacleDocument>(Partitions.Registry(village), id, cancellation);
                if (known?.Code != code)
                {
                    var obstacle = new DecisionObstacleDocument
                    {
                        Id = id, Village = village, Deliberation = deliberation, Place = place, Code = code, FoundOn = clock.GetUtcNow(), ETag = known?.ETag,
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
