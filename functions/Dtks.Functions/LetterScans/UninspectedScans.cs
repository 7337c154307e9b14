using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.LetterScans;

/// <summary>Scans of letters that were completed and never inspected (RAT-1).</summary>
public sealed class UninspectedScans(WaitingIds waiting) : IWaiting
{
    /// <inheritdoc />
    public DocumentContainer Container => Partitions.RatificationsContainer;

    /// <inheritdoc />
    public string Condition { get; } = $"c.type = '{ScanDocument.TypeName}' AND c.state.status = '{WireName.Of(EvidenceStatus.Inspecting)}'";

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var ids = await waiting.FindAsync(partition, ScanDocument.TypeName, Condition, window, cancellation);
        return [.. ids.Select(id => new WaitingMessage(InspectScans.Queue, new ScanMessage(partition.Value, id)))];
    }
}
