using Dtks.Domain.Duplicates;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.Duplicates;

/// <summary>Scans for likely duplicates that go on (REG-5).</summary>
public sealed class UnfinishedScans(DocumentStore store) : IWaiting
{
    private static readonly string Statuses = string.Join(
        ", ", new[] { DuplicateScanStatus.Gathering, DuplicateScanStatus.Comparing, DuplicateScanStatus.Settling }.Select(s => $"'{WireName.Of(s)}'"));

    /// <inheritdoc />
    public DocumentContainer Container => Partitions.RatificationsContainer;

    /// <inheritdoc />
    public string Condition { get; } = $"c.type = '{ScanDocument.TypeName}' AND c.status IN ({Statuses})";

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(window);
        var unfinished = new List<WaitingMessage>();
        await foreach (var listed in store.AllAsync<ScanDocument>(partition, window.Query($"SELECT * FROM c WHERE {Condition}"), cancellation))
        {
            // One that cannot be read is set aside by its message, and goes on once it is repaired and that replayed.
            var (scan, step) = listed.TryRead(out var found, out var unreadable) ? (found.State.Id, (int?)found.State.Step) : (unreadable.IdAfter(ScanDocument.IdOf(string.Empty)), null);
            unfinished.Add(new WaitingMessage(ScanDuplicates.Queue, new ScanMessage(partition.Value, scan, step)));
        }

        return unfinished;
    }
}
