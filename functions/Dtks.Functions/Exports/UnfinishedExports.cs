using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.Exports;

/// <summary>Exports that were asked for and are not done.</summary>
public sealed class UnfinishedExports(WaitingIds waiting) : IWaiting
{
    /// <inheritdoc />
    public DocumentContainer Container => Partitions.RegistryContainer;

    /// <inheritdoc />
    public string Condition { get; } = WaitingIds.Condition(ExportDocument.TypeName, WireName.Of(ExportStatus.Working));

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var ids = await waiting.FindAsync(partition, ExportDocument.TypeName, Condition, window, cancellation);
        return [.. ids.Select(id => new WaitingMessage(WorkExports.Queue, new ExportMessage(partition.Value, id)))];
    }
}
