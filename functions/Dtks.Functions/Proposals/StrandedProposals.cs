using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Dtks.Platform.Waiting;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Proposals that wait for numbers although nobody holds these against them any more (REG-5): the message that was to drive them on is gone. One
/// whose holder stands waits rightly, and is left.
/// </summary>
public sealed class StrandedProposals(DocumentStore store, ProposalRepository proposals, ProposalClaims numbers) : IWaiting
{
    /// <inheritdoc />
    public DocumentContainer Container => Partitions.RegistryContainer;

    /// <inheritdoc />
    public string Condition => $"c.type = '{ProposalDocument.TypeName}' AND c.awaitsNumbers = true";

    /// <inheritdoc />
    public async Task<IReadOnlyList<WaitingMessage>> FindAsync(Partition partition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var stranded = new List<WaitingMessage>();

        // Whenever they were written: what ends a conflict is written elsewhere. They are few.
        await foreach (var id in store.TextsAsync(partition, new DocumentQuery($"SELECT VALUE c.id FROM c WHERE {Condition}"), cancellation))
        {
            if (await MessageAsync(partition.Value, id[ProposalDocument.IdOf(string.Empty).Length..], cancellation) is { } message)
            {
                stranded.Add(message);
            }
        }

        return stranded;
    }

    // Of one that cannot be read the message is set aside, and replayed once it is repaired.
    private async Task<WaitingMessage?> MessageAsync(string village, string proposal, CancellationToken cancellation)
    {
        try
        {
            return await proposals.FindAsync(village, proposal, cancellation) is { } found ? await MessageAsync(found.State, cancellation) : null;
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            return new WaitingMessage(MatchProposals.Queue, new ProposalMessage(village, proposal));
        }
    }

    private async Task<WaitingMessage?> MessageAsync(ProposalState proposal, CancellationToken cancellation)
    {
        if (proposal.Status != ProposalStatus.Contested && !proposal.AwaitsNumbers)
        {
            return null;
        }

        var isSettled = proposal.Settlement is { Won: true } settlement && settlement.Contest == proposal.Contest?.Id;
        if (proposal.Contest?.Reason == ContestReason.Unconfirmed && !isSettled)
        {
            return null;
        }

        if (!await numbers.WaitsRightlyAsync(proposal, cancellation))
        {
            return new WaitingMessage(MatchProposals.Queue, new ProposalMessage(proposal.Village.Value, proposal.Id));
        }

        // Settled for it, and the first still stands: it was not told.
        return isSettled && proposal.Contest is { Village: { } village, Proposal: { } first }
            ? new WaitingMessage(ContestFollowUps.LosersQueue, new LostNumbers(village, first, proposal.Village.Value, proposal.Id))
            : null;
    }
}
