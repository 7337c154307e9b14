using System.Net;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Deliberations;

/// <summary>What the public sees of a village's deliberations.</summary>
[Collection("deliberations")]
public sealed class PublicListTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "MUS-5")]
    [Trait("rule", "REG-3")]
    public async Task Concluded_deliberations_are_public_with_dates_and_counts_alone()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var named = await deliberation.ProposeAsync("register");
        (await deliberation.DecideAsync((named[0], "refuse"))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        await DeliberationFlow.OpenAsync(_flow, deliberation.Village);
        Assert.Empty((await ListAsync(deliberation.Village)).Json["items"]!);

        (await deliberation.ConcludeAsync(1)).Expect(HttpStatusCode.OK);

        var list = await ListAsync(deliberation.Village);
        var item = (JObject)Assert.Single(list.Json["items"]!);
        Assert.Equal(["attendees", "concludedOn", "heldOn", "kind", "proposals", "terminations", "withheldBelow"], item.Properties().Select(p => p.Name).Order(StringComparer.Ordinal));

        // One proposal: it would tell of a household. None terminated tells of nobody.
        Assert.Equal((3, JTokenType.Null, 0, 5), ((int)item["attendees"]!, item["proposals"]!.Type, (int)item["terminations"]!, (int)item["withheldBelow"]!));
        Assert.Equal("public, max-age=60", list.Headers.CacheControl!.ToString());
        await _flow.IdleAsync();
    }

    [Theory]
    [Trait("rule", "REG-3")]
    [InlineData(4, null)]
    [InlineData(5, 5)]
    public async Task Counts_are_shown_from_five_on(int count, int? shown)
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var named = await deliberation.ProposeAsync([.. Enumerable.Repeat("register", count)]);
        (await deliberation.DecideAsync([.. named.Select(p => (p, "refuse"))])).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(count)).Expect(HttpStatusCode.OK);

        var item = Assert.Single((await ListAsync(deliberation.Village)).Json["items"]!);

        Assert.Equal((shown, shown is null ? 5 : null), ((int?)item["proposals"], (int?)item["withheldBelow"]));
        await _flow.IdleAsync();
    }

    [Fact]
    [Trait("rule", "MUS-5")]
    public async Task The_list_comes_in_pages_the_latest_first()
    {
        var village = Villages.Next();
        foreach (var heldOn in new[] { "2026-08-01", "2026-10-01", "2026-09-01" })
        {
            var draft = DeliberationFlow.Draft();
            draft["heldOn"] = heldOn;
            var deliberation = await DeliberationFlow.OpenAsync(_flow, village, draft);
            await deliberation.UploadAsync();
            (await deliberation.ConcludeAsync(0)).Expect(HttpStatusCode.OK);
        }

        var first = await ListAsync(village, "?limit=2");
        var second = await ListAsync(village, $"?limit=2&cursor={first["next"]}");

        Assert.Equal(["2026-09-01", "2026-10-01", "2026-08-01"], first.Json["items"]!.Concat(second.Json["items"]!).Select(i => i["heldOn"]!.ToString()));
        Assert.Null(second["next"]);
        await ListAsync(village, "?limit=0", HttpStatusCode.BadRequest);
        await ListAsync(village, "?limit=101", HttpStatusCode.BadRequest);
        await ListAsync(Villages.Next(), $"?cursor={first["next"]}", HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("3306019999")]
    [InlineData("330601")]
    [InlineData("x")]
    public async Task A_village_that_is_none_is_404(string village) =>
        await ListAsync(village, status: HttpStatusCode.NotFound);

    private async Task<Answer> ListAsync(string village, string query = "", HttpStatusCode status = HttpStatusCode.OK) =>
        (await _flow.GetAsync($"/public/villages/{village}/deliberations{query}")).Expect(status);
}
