using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.ServiceDesk.Papers;

/// <summary>Files of applications that were completed and never inspected (SVC-2).</summary>
public sealed class UninspectedHelpFiles(WaitingIds waiting) : IWaiting
{
    /// <inheritdoc />
    public DocumentContainer Container => Partitions.ServiceDeskContainer;

    /// <inheritdoc />
    public string Condition { get; } = $"c.type = '{HelpFileDocument.TypeName}' AND c.state.status = '{WireName.Of(EvidenceStatus.Inspecting)}'";

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var ids = await waiting.FindAsync(partition, HelpFileDocument.TypeName, Condition, window, cancellation);
        return [.. ids.Select(id => new WaitingMessage(InspectHelpFiles.Queue, new HelpFileMessage(partition.Value, id)))];
    }
}
