using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Newtonsoft.Json;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// GET /villages/{village}/deliberations/agenda: the proposals that wait for a deliberation, oldest first (MUS-2), each with the deliberations that
/// decided on it already; for officers of the area.
/// </summary>
public sealed class ListAgenda(Api api, Listing listing, ProposalRepository proposals, PendingDecisions pending, AuditedReads reads)
{
    private static readonly string Waiting = WireName.Of(ProposalStatus.Deliberating);

    /// <summary>One page.</summary>
    [Function(nameof(ListAgenda))]
    [QueryParameters(Paged = true)]
    [Access(Officers = true, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "villages/{village}/deliberations/agenda")] HttpRequest request,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var query = new OrderedQuery(ListedProposal.Members, "c.type = 'proposal' AND c.status = @status", "createdOn") { IdStart = ProposalDocument.IdOf(string.Empty) }.With("@status", Waiting);
            var page = await listing.PageAsync<ListedProposal, AgendaItem>(
                request, caller, Partitions.Registry(village), query, found => new Place(Listing.Key(found.CreatedOn), found.Id), ItemAsync, cancellation);
            var list = await WithDeliberationsAsync(village, page, cancellation);
            return await reads.ShowPageAsync(Partitions.Registry(village), caller.Actor, ("agenda.listed", "proposals", PartOf(list.Items)), list, etag: null, cancellation);
        });

    private static string? PartOf(IReadOnlyList<AgendaItem> page) => page.Count == 0 ? null : $"{page[0].Proposal}..{page[^1].Proposal}";

    // A document of before summaries were stored is read whole.
    private async Task<AgendaItem> ItemAsync(ListedProposal listed, CancellationToken cancellation) =>
        AgendaItem.Of(listed, listed.Summary ?? (await proposals.FindAsync(listed.Village, listed.Proposal, cancellation))?.Summary ?? throw new JsonSerializationException("It has no summary."));

    private async Task<ListAnswer<AgendaItem>> WithDeliberationsAsync(string village, ListAnswer<AgendaItem> page, CancellationToken cancellation)
    {
        if (page.Items.Count == 0)
        {
            return page;
        }

        var open = await pending.OpenAsync(village, [.. page.Items.Select(i => i.Proposal)], cancellation);
        var decided = await pending.ConcludedAsync(village, page.Items.Select(i => (i.Proposal, i.SubmittedOn)), cancellation);
        return new ListAnswer<AgendaItem>([.. page.Shown.Select(shown => shown is AgendaItem item ? With(item) : shown)], page.Next);

        AgendaItem With(AgendaItem item) => item with
        {
            Open = open.Contains(item.Proposal) ? [.. open[item.Proposal].Order(StringComparer.Ordinal)] : null,
            DecidedBy = decided.GetValueOrDefault(item.Proposal),
        };
    }
}
