using Dtks.Platform.Audit;
using Dtks.Platform.Documents;

namespace Dtks.Platform.Changes;

/// <summary>Saves a change in one batch with its audit entries and what follows from it, then sees to that.</summary>
public sealed class ChangeCommit(
    DocumentStore store, DocumentContainers containers, ChangeLedger ledger, OutboxRelay relay, IEnumerable<IEventFollower> followers, TimeProvider clock)
{
    /// <summary>
    /// Saves the change whole or not at all. What follows is then delivered at once where that is possible within seconds and swept up
    /// later where it is not; it never fails the caller, and a caller who goes away after the change was saved does not stop it.
    /// </summary>
    /// <exception cref="StaleException">A document changed since it was read, or one that was to be created exists.</exception>
    public async Task SaveAsync(ChangeSet change, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        change.Then([.. change.Outbox.Where(e => e.Kind == OutboxKind.Event).SelectMany(e => followers.SelectMany(f => f.Of(e)))]);
        if (change.Outbox.Count == 0)
        {
            await CommitAsync(change, AuditDocument.Of(change.Partition, change.Audited, now), cancellation);
            return;
        }

        await (await OpenAsync(change, cancellation) is { } open
            ? SaveAsync(change, open, now, cancellation)
            : SaveWithDocumentAsync(change, now, cancellation));
    }

    // What follows goes with the last audit entry, where the sweep can find it by its ticket.
    private async Task<OpenChange?> OpenAsync(ChangeSet change, CancellationToken cancellation) =>
        change.Audited.Count > 0 && containers.IsIndexed(change.Partition.Container, OutboxRescue.Index) ? await ledger.OpenAsync(cancellation) : null;

    private async Task SaveAsync(ChangeSet change, OpenChange open, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            var outbox = new FollowUps(open.Ticket.ToString(), OutboxDocument.Json(change.Outbox));
            var entries = AuditDocument.Of(change.Partition, change.Audited, now, outbox);
            open.Carry(change.Partition, entries[^1], change.Outbox);
            await CommitAsync(change, entries, cancellation);
        }
        catch (Exception e)
        {
            ledger.NotSaved(open, e);
            throw;
        }

        await relay.AfterCommitAsync(open);
    }

    private async Task SaveWithDocumentAsync(ChangeSet change, DateTimeOffset now, CancellationToken cancellation)
    {
        var outbox = OutboxDocument.For(change, now);
        change.Create(outbox);
        await CommitAsync(change, AuditDocument.Of(change.Partition, change.Audited, now), cancellation);
        await relay.AfterCommitAsync(change.Partition, outbox);
    }

    private Task CommitAsync(ChangeSet change, IReadOnlyList<AuditDocument> entries, CancellationToken cancellation)
    {
        for (var place = 1; place < entries.Count; place++)
        {
            change.Create(entries[place]);
        }

        if (entries.Count > 0)
        {
            change.Batch.Sign(entries[0]);
        }

        return store.CommitAsync(change.Batch, cancellation);
    }
}
