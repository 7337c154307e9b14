using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.FamilyChanges;

/// <summary>Households of which a change waits, or which something is to follow (REG-5, REG-8).</summary>
public sealed class WaitingFamilies(WaitingIds waiting) : IWaiting
{
    /// <inheritdoc />
    public DocumentContainer Container => Partitions.RegistryContainer;

    /// <inheritdoc />
    public string Condition => $"c.type = '{HouseholdDocument.TypeName}' AND c.awaitsChange = true";

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var ids = await waiting.FindAsync(partition, HouseholdDocument.TypeName, Condition, window, cancellation);
        return [.. ids.Select(id => new WaitingMessage(DriveFamilies.Queue, new FamilyMessage(partition.Value, id)))];
    }
}
