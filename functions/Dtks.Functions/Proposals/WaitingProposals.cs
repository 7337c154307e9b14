using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Newtonsoft.Json;

namespace Dtks.Functions.Proposals;

/// <summary>Proposals that wait for a number (REG-5).</summary>
public sealed class WaitingProposals(QueueSender queues, DocumentStore store) : IWaitingProposals
{
    /// <inheritdoc />
    public Task ResumeAsync(WaitingProposal waiting, CancellationToken cancellation) =>
        queues.SendAsync(MatchProposals.Queue, new ProposalMessage(waiting.Village, waiting.Proposal), cancellation);

    /// <summary>
    /// Those of a village that wait: for a sweep that drives on what waits too long. Driven on while the number is still another's, a proposal
    /// stays as it is.
    /// </summary>
    public async Task<IReadOnlyList<ProposalMessage>> OfAsync(string village, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT c.state.id FROM c WHERE c.type = 'proposal' AND c.status = 'contested'");
        var found = new List<ProposalMessage>();
        await foreach (var row in store.AllAsync<Row>(Partitions.Registry(village), query, cancellation))
        {
            found.Add(new ProposalMessage(village, row.Id));
        }

        return found;
    }

    private sealed record Row([property: JsonRequired] string Id);
}
