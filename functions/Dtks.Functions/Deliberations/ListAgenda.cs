using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Appeals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// GET /villages/{village}/deliberations/agenda: the proposals that wait for a deliberation and the households about which an appeal was granted, oldest first
/// (MUS-2, GOV-3), each with the deliberations that decided on it already; for officers of the area.
/// </summary>
public sealed class ListAgenda(Api api, Listing listing, AgendaItems items, AuditedReads reads)
{
    private static readonly string Waiting = WireName.Of(ProposalStatus.Deliberating);

    /// <summary>One page.</summary>
    [Function(nameof(ListAgenda))]
    [QueryParameters(Paged = true)]
    [Access(Officers = true, Area = "village")]
    [Answers<ListAnswer<AgendaItem>>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/deliberations/agenda")] HttpRequest request,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            var where = $"((c.type = 'proposal' AND c.status = @status) OR ({AwaitingAppeals.Condition}))";
            var query = new OrderedQuery(AgendaRow.Members, where, "createdOn") { IdStart = ProposalDocument.IdOf(string.Empty) }.With("@status", Waiting);
            var page = await listing.PageAsync<AgendaRow, AgendaItem>(
                request, caller, Partitions.Registry(village), query, found => new Place(Listing.Key(found.CreatedOn), found.Id), (found, stop) => items.OfAsync(found, language, stop), cancellation);
            var list = await items.WithDeliberationsAsync(village, page, language, cancellation);
            return await reads.ShowPageAsync(Partitions.Registry(village), caller.Actor, ("agenda.listed", "proposals", PartOf(list.Items)), list, etag: null, cancellation);
        });

    private static string? PartOf(IReadOnlyList<AgendaItem> page) => page.Count == 0 ? null : $"{IdOf(page[0])}..{IdOf(page[^1])}";

    private static string IdOf(AgendaItem item) => item.Proposal ?? AppealDocument.IdOf(item.Appeal!.Id);
}
