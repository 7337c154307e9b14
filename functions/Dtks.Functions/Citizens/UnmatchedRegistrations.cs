using Dtks.Domain.Citizens;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.Citizens;

/// <summary>Registrations that were submitted and never compared (PRO-4).</summary>
public sealed class UnmatchedRegistrations(WaitingIds waiting) : IWaiting
{
    /// <inheritdoc />
    public DocumentContainer Container => Partitions.RegistryContainer;

    /// <inheritdoc />
    public string Condition { get; } = WaitingIds.Condition(RegistrationDocument.TypeName, WireName.Of(RegistrationStatus.Submitted));

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var ids = await waiting.FindAsync(partition, RegistrationDocument.TypeName, Condition, window, cancellation);
        return [.. ids.Select(id => new WaitingMessage(MatchRegistrations.Queue, new RegistrationMessage(partition.Value, id)))];
    }
}
