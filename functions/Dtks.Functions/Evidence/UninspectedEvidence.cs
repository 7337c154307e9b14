using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.Evidence;

/// <summary>Uploads that were completed and never inspected (MUS-6).</summary>
public sealed class UninspectedEvidence(WaitingIds waiting) : IWaiting
{
    /// <inheritdoc />
    public DocumentContainer Container => Partitions.RegistryContainer;

    /// <inheritdoc />
    public string Condition { get; } = WaitingIds.Condition(EvidenceDocument.TypeName, WireName.Of(EvidenceStatus.Inspecting));

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var ids = await waiting.FindAsync(partition, EvidenceDocument.TypeName, Condition, window, cancellation);
        return [.. ids.Select(id => new WaitingMessage(InspectUploads.Queue, new EvidenceMessage(partition.Value, id)))];
    }
}
