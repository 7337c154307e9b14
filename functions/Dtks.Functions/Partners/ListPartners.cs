using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Partners;

/// <summary>GET /partners: all partners, by their ids (REG-3).</summary>
public sealed class ListPartners(Api api, Listing listing)
{
    private static readonly int Start = PartnerPlaceDocument.IdOf(string.Empty).Length;

    /// <summary>One page.</summary>
    [Function(nameof(ListPartners))]
    [QueryParameters(Paged = true)]
    [Access(Role.MinistryOfficer, Role.Auditor, Area = AccessArea.Nation)]
    [Answers<ListAnswer<PartnerListItem>>]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/partners")] HttpRequest request, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var query = new OrderedQuery("*", $"c.type = '{PartnerPlaceDocument.TypeName}'", "id") { Unique = true, IdStart = PartnerPlaceDocument.IdOf(string.Empty) };
            return Answer.Done(await listing.PageAsync<PartnerPlaceDocument, PartnerListItem>(
                request, caller, Partitions.Partners(PartnerPlaceDocument.Everyone), query, row => new Place(row.Id, row.Id), ItemOf, cancellation));
        });

    private static PartnerListItem ItemOf(PartnerPlaceDocument row) => new(row.Id[Start..], row.Name, row.Suspended, row.Agreements);
}
