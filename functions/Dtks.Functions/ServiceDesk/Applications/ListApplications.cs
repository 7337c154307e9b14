using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Applications;

/// <summary>GET /desk/{regency}/applications?status=&amp;section=&amp;late=: where a regency's applications are, with whom, since when; a section's officers see their own section's (SVC-1). Each read is audited (REG-3).</summary>
public sealed class ListApplications(Api api, Listing listing, HelpLists lists, AuditedReads reads)
{
    /// <summary>One page, the first filed first.</summary>
    [Function(nameof(ListApplications))]
    [QueryParameters("status", "section", "late", Paged = true)]
    [Access(Role.DeskOfficer, Role.SectionOfficer, Role.RegencyOfficer, Role.Auditor, Area = "regency")]
    [Asks<HelpStatus>("status", "Only what stands so.")]
    [Asks<Section>("section", "Only of this section.")]
    [Asks<bool>("late", "Only those whose village is late to answer.")]
    [Answers<ListAnswer<HelpItem>>]
    [Refuses(400, "list.status")]
    [Refuses(403, "help.otherSection", Rule = "SVC-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk/{regency}/applications")] HttpRequest request, string regency, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            string Asked(string name) => request.Query[name].ToString();
            var area = PathArea.Regency(regency);
            var page = await listing.PageAsync(request, caller, lists.Of(area, caller, (Asked("section"), Asked("status"), Asked("late"))), cancellation);
            return await reads.ShowPageAsync(Partitions.ServiceDesk(area.Value), caller.Actor, ("help.listed", "helpApplications", Part: null), page, etag: null, cancellation);
        });
}
