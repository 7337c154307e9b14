using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Givers;

/// <summary>
/// GET /desk/{regency}/waiting-list?programme=&amp;giver=: who waits for help, in the order of it: of one giver, by urgency and then by the recommendation's date (SVC-9). A giver sees its own; a section its own section's. Each read is
/// audited (REG-3).
/// </summary>
public sealed class ListWaiting(Api api, Listing listing, HelpLists lists, AuditedReads reads)
{
    /// <summary>One page, the next in turn first.</summary>
    [Function(nameof(ListWaiting))]
    [QueryParameters("programme", "giver", Paged = true)]
    [Access(Role.Giver, Role.DeskOfficer, Role.SectionOfficer, Role.RegencyOfficer, Role.Auditor, Area = "regency")]
    [Asks<string>("programme", "Only who waits for this programme.")]
    [Asks<string>("giver", "Only who waits for this giver; a giver sees its own.")]
    [Answers<ListAnswer<HelpItem>>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk/{regency}/waiting-list")] HttpRequest request, string regency, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var area = PathArea.Regency(regency);
            var query = Query(caller, request.Query["programme"].ToString(), caller.Role == Role.Giver ? caller.Giver! : request.Query["giver"].ToString());
            var page = await listing.PageAsync(request, caller, lists.In(area, query, row => row.Waiting!), cancellation);
            return await reads.ShowPageAsync(Partitions.ServiceDesk(area.Value), caller.Actor, ("waitingList.listed", "waitingList", Part: null), page, etag: null, cancellation);
        });

    // Each place is its application's own: no two have the same.
    private static OrderedQuery Query(Caller caller, string programme, string giver)
    {
        var filters = (giver.Length > 0 ? " AND c.giver = @giver" : string.Empty)
            + (programme.Length > 0 ? " AND c.state.programme = @programme" : string.Empty)
            + (caller.Section is null ? string.Empty : " AND c.section = @section");
        var where = $"c.type = '{HelpApplicationDocument.TypeName}' AND c.waiting > ''{filters}";
        var query = new OrderedQuery("*", where, "waiting") { Unique = true, IdStart = HelpApplicationDocument.IdOf(string.Empty) };
        query = giver.Length > 0 ? query.With("@giver", giver) : query;
        query = programme.Length > 0 ? query.With("@programme", programme) : query;
        return caller.Section is { } section ? query.With("@section", WireName.Of(section)) : query;
    }
}
