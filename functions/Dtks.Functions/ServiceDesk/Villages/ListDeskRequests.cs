using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.ServiceDesk.Villages;

/// <summary>GET /villages/{village}/desk-requests: of whom the one-stop service asks the village whether they are poor, and by when; with those whose poverty statement ran out before the section was there (SVC-5, SVC-7).</summary>
public sealed class ListDeskRequests(Api api, Listing listing, HelpLists lists, AuditedReads reads, TimeProvider clock)
{
    /// <summary>One page, the first filed first.</summary>
    [Function(nameof(ListDeskRequests))]
    [QueryParameters(Paged = true)]
    [Access(Role.VillageHead, Role.VillageOfficer, Role.DeskOfficer, Role.RegencyOfficer, Role.Auditor, Area = "village")]
    [Answers<ListAnswer<HelpItem>>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/desk-requests")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var code = PathArea.Village(village);
            var asked = lists.In(code.Regency!, Query(code), row => Listing.Key(row.CreatedOn), HelpAccess.IsOfVillage(caller.Role) ? item => item.ForVillage() : null);
            var page = await listing.PageAsync(request, caller, asked, cancellation);
            return await reads.ShowPageAsync(Partitions.ServiceDesk(code.Regency!.Value), caller.Actor, ("deskRequests.listed", "deskRequests", code.Value), page, etag: null, cancellation);
        });

    private OrderedQuery Query(AreaCode village) =>
        new OrderedQuery(
            "*",
            $"c.type = '{HelpApplicationDocument.TypeName}' AND c.village = @village AND (c.status = '{WireName.Of(HelpStatus.AskedOfVillage)}' OR (c.status = '{WireName.Of(HelpStatus.InSection)}' AND c.skmUntil < @today))",
            "createdOn")
        { IdStart = HelpApplicationDocument.IdOf(string.Empty) }
        .With("@village", village.Value)
        .With("@today", LocalDatePattern.Iso.Format(TimeZones.DateIn(village, Instant.FromDateTimeOffset(clock.GetUtcNow()))));
}
