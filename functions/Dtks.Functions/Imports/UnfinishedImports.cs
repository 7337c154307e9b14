using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.Imports;

/// <summary>Prelists that were completed and are not done (RAT-2).</summary>
public sealed class UnfinishedImports(WaitingIds waiting) : IWaiting
{
    /// <inheritdoc />
    public DocumentContainer Container => Partitions.RegistryContainer;

    /// <inheritdoc />
    public string Condition { get; } = $"c.type = '{ImportDocument.TypeName}' AND c.status IN ('{WireName.Of(ImportStatus.Reading)}', '{WireName.Of(ImportStatus.Working)}')";

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var ids = await waiting.FindAsync(partition, ImportDocument.TypeName, Condition, window, cancellation);
        return [.. ids.Select(id => new WaitingMessage(WorkImports.Queue, new ImportMessage(partition.Value, id)))];
    }
}
