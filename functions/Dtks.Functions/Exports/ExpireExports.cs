using Dtks.Functions.Data;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Exports;

/// <summary>Removes exports with their files when their time is over (REG-3).</summary>
public sealed class ExpireExports(DocumentStore store, ExportBlobs blobs, OptimisticRetry retry, TimeProvider clock) : IDeadlineAction
{
    /// <summary>An export's time is over.</summary>
    public const string DeadlineKind = "exportExpiry";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <inheritdoc />
    public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return retry.RetryAsync(() => ExpireAsync(deadline, cancellation), cancellation);
    }

    private async Task ExpireAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(deadline.Village);
        var found = await store.ReadAsync<ExportDocument>(partition, ExportDocument.IdOf(deadline.Target), cancellation);
        if (found is not null && clock.GetUtcNow() < found.ExpiresOn)
        {
            return; // begun anew since, with a deadline of its own
        }

        // The files first: while the document stands, it is done again.
        await blobs.SweepAsync(ExportDocument.BlobsOf(deadline.Village, deadline.Target), but: null, cancellation);
        if (found is not null && !await store.TryDeleteAsync(partition, found.Id, found.ETag, cancellation))
        {
            throw new StaleException();
        }
    }
}
