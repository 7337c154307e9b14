using Dtks.Domain.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Dtks.Functions.Registry;

/// <summary>GET /villages/{village}/households?rt=&amp;rw=: the village's households of the register, by id, for officers of the area (REG-4).</summary>
public sealed class ListHouseholds(Api api, Listing listing, IHouseholdCards cards, AuditedReads reads, TimeProvider clock)
{
    private const int UnitDigits = 3;

    /// <summary>One page.</summary>
    [Function(nameof(ListHouseholds))]
    [QueryParameters("rt", "rw", Paged = true)]
    [Access(Officers = true, Area = "village")]
    [Asks<string>("rt", "Only of this RT, 1 to 3 digits.")]
    [Asks<string>("rw", "Only of this RW, 1 to 3 digits.")]
    [Answers<ListAnswer<HouseholdItem>>]
    [Refuses(400, "list.unit", Rule = "REG-2")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/households")] HttpRequest request,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var list = await listing.PageAsync<HouseholdDocument, HouseholdItem>(
                request, caller, Partitions.Registry(village), Query(request), found => new Place(found.Id, found.Id), found => HouseholdItem.Of(found.State), cancellation);
            var part = list.Items.Count == 0 ? null : $"{list.Items[0].Id}..{list.Items[^1].Id}";
            return await reads.ShowPageAsync(
                Partitions.Registry(village), caller.Actor, ("households.listed", "households", part), await WithCardsAsync(village, list, cancellation), etag: null, cancellation);
        });

    private async Task<ListAnswer<HouseholdItem>> WithCardsAsync(string village, ListAnswer<HouseholdItem> list, CancellationToken cancellation)
    {
        var today = TimeZones.DateIn(AreaCode.Parse(village), Instant.FromDateTimeOffset(clock.GetUtcNow()));
        var held = await cards.OfAsync(village, [.. list.Items.Select(item => item.Id)], today, cancellation);
        return new ListAnswer<HouseholdItem>([.. list.Shown.Select(shown => shown is HouseholdItem item ? item with { Cards = [.. held[item.Id]] } : shown)], list.Next);
    }

    private static OrderedQuery Query(HttpRequest request)
    {
        var where = "c.type = 'household' AND (NOT IS_DEFINED(c.state.ended) OR IS_NULL(c.state.ended))";
        var (rt, rw) = (Unit(request, "rt"), Unit(request, "rw"));
        where += rt is null ? string.Empty : " AND c.state.address.rt = @rt";
        where += rw is null ? string.Empty : " AND c.state.address.rw = @rw";
        var query = new OrderedQuery("*", where, "id") { Unique = true, IdStart = HouseholdDocument.IdOf(string.Empty) };
        query = rt is null ? query : query.With("@rt", rt);
        return rw is null ? query : query.With("@rw", rw);
    }

    private static string? Unit(HttpRequest request, string name)
    {
        var text = request.Query[name].ToString().Trim();
        return text.Length == 0 ? null
            : text.Length <= UnitDigits && text.All(char.IsAsciiDigit) ? text.PadLeft(UnitDigits, '0')
            : throw new ProblemException(new Problem(400, "list.unit", "REG-2", new Dictionary<string, string> { ["unit"] = name }));
    }
}
