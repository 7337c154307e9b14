using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Duty;

/// <summary>GET /districts/{district}/deliberation-duty?late=: last held, due on, late, by village (MUS-1), for officers of the area.</summary>
public sealed class ListDistrictDuty(Api api, DutyList duties, Listing listing, Cursor cursor)
{
    /// <summary>One page, by the villages' codes.</summary>
    [Function(nameof(ListDistrictDuty))]
    [QueryParameters("late", Paged = true)]
    [Access(Officers = true, Area = "district")]
    [Asks<bool>("late", "Only villages that are late, or only those that are not.")]
    [Answers<ListAnswer<DutyView>>]
    [Refuses(400, "list.status")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/districts/{district}/deliberation-duty")] HttpRequest request,
        string district,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var query = new DutyQuery(Cursor.Limit(request), cursor.Read(request, caller), DutyFilter.Late(request.Query["late"].ToString()));
            var page = await duties.PageAsync(query, [PathArea.District(district).Value], cancellation);
            return Answer.Done(page.Answer(code => listing.ItemOf(code, request), cursor.Write(page.Last, request, caller)));
        });
}
