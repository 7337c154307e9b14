using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.Proposals;

/// <summary>Proposals that were submitted and never matched (PRO-5).</summary>
public sealed class UnmatchedProposals(WaitingIds waiting) : IWaiting
{
    /// <inheritdoc />
    public DocumentContainer Container => Partitions.RegistryContainer;

    /// <inheritdoc />
    public string Condition { get; } = WaitingIds.Condition(ProposalDocument.TypeName, WireName.Of(ProposalStatus.Submitted));

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var ids = await waiting.FindAsync(partition, ProposalDocument.TypeName, Condition, window, cancellation);
        return [.. ids.Select(id => new WaitingMessage(MatchProposals.Queue, new ProposalMessage(partition.Value, id)))];
    }
}
