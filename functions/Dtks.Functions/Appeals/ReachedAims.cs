using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Functions.FamilyChanges;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>
/// Closes the open appeals whose aim was reached without them (GOV-3): the removal was taken back or undone, or the proposal taken up again. Who made one is told; done
/// twice, it is done once.
/// </summary>
public sealed class ReachedAims(DocumentStore store, AppealReading appeals, ChangeCommit commit, OptimisticRetry retry, PolicyVersions policies, TimeProvider clock)
    : IDeadlineAction
{
    /// <summary>The kind of its deadline.</summary>
    public const string DeadlineKind = "appeal-aim";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <inheritdoc />
    public async Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        var partition = Partitions.Registry(deadline.Village);
        var query = new DocumentQuery("SELECT VALUE c.state.id FROM c WHERE c.type = 'appeal' AND c.status = 'open' AND c.state.kind != 'notEntitled' AND c.state.about.id = @id").With("@id", deadline.Target);
        var open = await store.TextsAsync(partition, query, cancellation).ToListAsync(cancellation);
        await Apart.RunAsync(open.Select(appeal => (Func<Task>)(() => retry.RetryAsync(() => ReachAsync(deadline.Village, appeal, cancellation), cancellation))), cancellation);
    }

    private async Task ReachAsync(string village, string appeal, CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        if (await appeals.FindAsync(village, appeal, cancellation) is { } found
            && Accepted.Events(AppealDecider.Reach(found.State, policies.At(TimeZones.DateIn(found.State.Village, now)), now)) is [var happened])
        {
            await commit.SaveAsync(AppealChanges.Of(found, happened).Change, cancellation);
        }
    }
}
