using System.Net;

namespace Dtks.Flows.Tests.Proposals;

[Collection("proposals")]
public sealed class ListTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task A_list_goes_page_by_page_over_all_and_each_once()
    {
        var place = Place.Next();
        var officer = await _flow.TokenAsync("village-officer", place.Village);
        for (var i = 0; i < 5; i++)
        {
            (await _flow.PostAsync("/proposals", officer, SampleFamily.Of(place.Village).Proposal())).Expect(HttpStatusCode.Created);
        }

        await _flow.IdleAsync();
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await _flow.GetAsync($"/villages/{place.Village}/proposals?status=deliberating&limit=2{(cursor is null ? "" : $"&cursor={cursor}")}", officer)).Expect(HttpStatusCode.OK);
            Assert.InRange(page.Json["items"]!.Count(), 0, 2);
            seen.AddRange(page.Json["items"]!.Select(i => i["id"]!.ToString()));
            cursor = page["next"];
        }
        while (cursor is not null);

        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(5, seen.Count);
        Assert.Empty((await _flow.GetAsync($"/villages/{place.Village}/proposals?status=verifying", officer)).Json["items"]!);
    }

    // The regency works through its list: what it decides leaves the filter while the list is turned over.
    [Fact]
    public async Task Rows_that_leave_the_list_between_two_pages_move_no_other_out_of_it()
    {
        var place = Place.Next();
        var proposed = new List<string>();
        for (var i = 0; i < 9; i++)
        {
            proposed.Add((await _flow.VerifyingAsync(SampleFamily.Of(place.Village))).Id);
        }

        var regency = await _flow.TokenAsync("regency-officer", place.Regency);
        var shown = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await _flow.GetAsync($"/villages/{place.Village}/proposals?status=verifying&limit=3{(cursor is null ? "" : $"&cursor={cursor}")}", regency)).Expect(HttpStatusCode.OK);
            foreach (var id in page.Json["items"]!.Select(i => i["id"]!.ToString()).ToList())
            {
                shown.Add(id);
                (await _flow.VerifyAsync(place.Village, id, regency)).Expect(HttpStatusCode.OK);
            }

            cursor = page["next"];
        }
        while (cursor is not null);

        Assert.Equal(proposed, shown);
    }

    [Theory]
    [InlineData("?limit=0", "list.limit")]
    [InlineData("?limit=101", "list.limit")]
    [InlineData("?cursor=forged", "list.cursor")]
    [InlineData("?status=none", "list.status")]
    public async Task A_list_asked_for_wrongly_is_400(string query, string code)
    {
        var auditor = await _flow.TokenAsync("auditor", "ID");

        (await _flow.GetAsync($"/villages/3306162006/proposals{query}", auditor)).ExpectProblem(HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("3306169999")]
    [InlineData("330616")]
    public async Task A_village_that_does_not_exist_has_no_list(string village) =>
        (await _flow.GetAsync($"/villages/{village}/proposals", await _flow.TokenAsync("auditor", "ID"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");

    [Theory]
    [Trait("rule", "GOV-2")]
    [InlineData("citizen", "3306162006", "forbidden.role")]
    [InlineData("village-officer", "3306162005", "forbidden.area")]
    [InlineData("regency-officer", "3307", "forbidden.area")]
    public async Task A_list_is_for_officers_of_the_area(string role, string area, string code) =>
        (await _flow.GetAsync("/villages/3306162006/proposals", await _flow.TokenAsync(role, area))).ExpectProblem(HttpStatusCode.Forbidden, code, "GOV-2");

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task It_is_given_as_a_csv_file_to_officers_of_the_area_and_the_read_is_audited()
    {
        var village = Place.Next().Village;
        var (id, citizen) = await host.Flow.VerifyingAsync(SampleFamily.Of(village).With(0, m => m with { Name = "-Contoh, Satu" }));
        var officer = await host.Flow.TokenAsync("village-officer", village);

        var file = (await host.Flow.GetAsync($"/villages/{village}/proposals?format=csv&status=verifying", officer)).Expect(System.Net.HttpStatusCode.OK);

        Assert.Equal("text/csv; charset=utf-8", file.Content.ContentType?.ToString());
        Assert.Equal($"usulan-{village}.csv", file.Content.ContentDisposition?.FileName?.Trim('"'));
        var lines = file.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"{id},verifying,register,citizen,\"'-Contoh, Satu\",1,", lines[1], StringComparison.Ordinal);
        Assert.Contains(await Audit.StoredTrail.TrailAsync(host, village), e => e.Action == "proposals.listed" && e.Part == $"{id}..{id}");
        (await host.Flow.GetAsync($"/villages/{village}/proposals?format=xlsx", officer)).ExpectProblem(System.Net.HttpStatusCode.BadRequest, "list.format");
        (await host.Flow.GetAsync($"/villages/{village}/proposals?format=csv", citizen)).ExpectProblem(System.Net.HttpStatusCode.Forbidden, "forbidden.role");
    }
}
