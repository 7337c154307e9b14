using Dtks.Domain.Kernel;
using Dtks.Domain.Notices;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.Notices;

/// <summary>Notices that were made and never sent (GOV-3).</summary>
public sealed class UnsentNotices(WaitingIds waiting) : IWaiting
{
    /// <inheritdoc />
    public DocumentContainer Container => Partitions.RegistryContainer;

    /// <inheritdoc />
    public string Condition { get; } = WaitingIds.Condition(NoticeDocument.TypeName, WireName.Of(NoticeStatus.Waiting));

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var ids = await waiting.FindAsync(partition, NoticeDocument.TypeName, Condition, window, cancellation);
        return [.. ids.Select(id => new WaitingMessage(SendNotices.Queue, new NoticeMessage(partition.Value, id)))];
    }
}
