using Dtks.Platform.Audit;
using Dtks.Platform.Documents;

namespace Dtks.Platform.Changes;

/// <summary>Saves a change in one batch with its audit entries and its outbox, then sees to what follows.</summary>
public sealed class ChangeCommit(DocumentStore store, OutboxRelay relay, TimeProvider clock)
{
    /// <summary>
    /// Saves the change whole or not at all. What follows is then delivered at once where that is possible within seconds and swept up
    /// later where it is not; it never fails the caller, and a caller who goes away after the change was saved does not stop it.
    /// </summary>
    /// <exception cref="StaleException">A document changed since it was read, or one that was to be created exists.</exception>
    public async Task SaveAsync(ChangeSet change, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        foreach (var entry in AuditDocument.Of(change.Partition, change.Audited, now))
        {
            change.Create(entry);
        }

        if (change.Outbox.Count == 0)
        {
            await store.CommitAsync(change.Batch, cancellation);
            return;
        }

        var outbox = OutboxDocument.For(change, now);
        change.Create(outbox);
        await store.CommitAsync(change.Batch, cancellation);
        await relay.AfterCommitAsync(change.Partition, outbox);
    }
}
