using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Operations;
using Dtks.LocalHost.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Verification;

/// <summary>On a host of its own, so that the numbers are these tests' alone.</summary>
public sealed class ProgressTests : IAsyncLifetime
{
    private readonly FlowHost _host = new();
    private readonly Place _here = Place.Next();
    private readonly Place _there = Place.Next("WIT");

    private Flow Flow => _host.Flow;

    [Fact]
    [Trait("rule", "VER-1")]
    public async Task The_regencies_and_the_nation_count_each_village_and_line_once()
    {
        var families = _here.Villages.Take(3).Select(v => SampleFamily.Of(v, members: 2)).ToList();
        await Flow.RecipientsAsync(families);
        await Flow.RecipientsAsync([SampleFamily.Of(_there.Village, members: 3)], "PBI-JKN");
        await Flow.OpenMonthAsync(OpenMonth.Period);
        Assert.Equal("open 3 3 0 0 0 | 12 0 0", Numbers(await Flow.ProgressAsync(OpenMonth.Period, _here.Regency)));
        Assert.Equal("open 1 1 0 0 0 | 3 0 0", Numbers(await Flow.ProgressAsync(OpenMonth.Period, _there.Regency)));
        Assert.Equal("open 4 4 0 0 0 | 15 0 0", Numbers(await NationAsync()));

        await DecideAsync(families[0].Village, [1, 2, 3], []);
        Assert.Equal("open 3 3 0 0 0 | 9 3 0", Numbers(await Flow.ProgressAsync(OpenMonth.Period, _here.Regency)));
        await DecideAsync(families[0].Village, [4], []);
        await DecideAsync(families[1].Village, [], [3, 4]);
        await FinaliseAsync(families[0].Village);

        Assert.Equal("open 3 3 2 1 0 | 4 4 4", Numbers(await Flow.ProgressAsync(OpenMonth.Period, _here.Regency)));
        Assert.Equal("open 4 4 2 1 0 | 7 4 4", Numbers(await NationAsync()));
        await DecideAsync(families[2].Village, [1, 2, 3, 4], []);
        await FinaliseAsync(families[1].Village);
        await FinaliseAsync(families[2].Village);
        Assert.Equal("finalised 3 3 3 3 0 | 0 8 4", Numbers(await Flow.ProgressAsync(OpenMonth.Period, _here.Regency)));
    }

    [Fact]
    public async Task A_regency_without_recipients_has_nothing_to_show_and_one_that_is_none_is_404()
    {
        await Flow.RecipientsAsync([SampleFamily.Of(_here.Village)]);
        await Flow.OpenMonthAsync(OpenMonth.Period);

        Assert.Equal("open 0 0 0 0 0 | 0 0 0", Numbers(await Flow.ProgressAsync(OpenMonth.Period, _there.Regency)));
        var auditor = await Flow.TokenAsync("auditor", "ID");
        (await Flow.GetAsync($"/cycles/{OpenMonth.Period}/regencies/3399", auditor)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await Flow.GetAsync($"/cycles/{OpenMonth.Period}/regencies/330616", auditor)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await Flow.GetAsync($"/cycles/2026-10/regencies/{_here.Regency}", auditor)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await Flow.GetAsync("/cycles/2026-13", auditor)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    [Trait("rule", "VER-1")]
    public async Task Every_level_shows_its_own_and_a_recount_says_the_same()
    {
        var families = _here.Villages.Take(3).Select(v => SampleFamily.Of(v, members: 2)).ToList();
        await Flow.RecipientsAsync(families);
        await Flow.RecipientsAsync([SampleFamily.Of(_there.Village, members: 3)], "PBI-JKN");
        await Flow.OpenMonthAsync(OpenMonth.Period);
        await DecideAsync(families[0].Village, [1, 2, 3], [4]);
        await FinaliseAsync(families[0].Village);
        await Flow.IdleAsync();

        var nation = await AreaAsync("ID");
        Assert.Equal("open 4 4 1 1 0 | 11 3 1", Numbers(nation));
        Assert.Equal([$"{_here.Regency[..2]} 3 8", $"{_there.Regency[..2]} 1 3"], Items(nation));
        Assert.Equal("open 3 3 1 1 0 | 8 3 1", Numbers(await AreaAsync(_here.Regency[..2])));
        Assert.Equal([$"{_here.Regency} 3 8"], Items(await AreaAsync(_here.Regency[..2])));
        var regency = await AreaAsync(_here.Regency);
        Assert.Equal(Numbers(await Flow.ProgressAsync(OpenMonth.Period, _here.Regency)), Numbers(regency));
        var districts = _here.Villages.Take(3).GroupBy(v => v[..6]).ToList();
        Assert.Equal(districts.Select(d => $"{d.Key} {d.Count()} {4 * d.Count(v => v != families[0].Village)}"), Items(regency));
        foreach (var district in districts)
        {
            var has = district.Contains(families[0].Village) ? 1 : 0;
            Assert.Equal($"open {district.Count()} {district.Count()} {has} {has} 0 | {4 * (district.Count() - has)} {3 * has} {has}", Numbers(await AreaAsync(district.Key)));
        }

        Assert.Equal(("finalised 1 1 1 1 0 | 0 3 1", "finalised"), (Numbers(await AreaAsync(families[0].Village)), (await AreaAsync(families[0].Village))["sheet"]));
        Assert.Equal(("open 1 1 0 0 0 | 4 0 0", "open"), (Numbers(await AreaAsync(families[1].Village)), (await AreaAsync(families[1].Village))["sheet"]));
        Assert.Equal(("open 0 0 0 0 0 | 0 0 0", null), (Numbers(await AreaAsync(_there.Villages[1])), (await AreaAsync(_there.Villages[1]))["sheet"]));

        // A district's villages as they were counted, none of their sheets read.
        foreach (var district in districts)
        {
            var villages = (await AreaAsync(district.Key)).Json["items"]!.Select(i => $"{i["area"]} {i["villages"]!["total"]} {i["sheet"]} {i["lines"]!["unverified"]} {i["lines"]!["eligible"]}");
            Assert.Equal(district.Order(StringComparer.Ordinal).Select(v => v == families[0].Village ? $"{v} 1 finalised 0 3" : $"{v} 1 open 4 0"), villages);
        }

        Assert.Null((await AreaAsync(families[0].Village))["items"]);
        Assert.Equal((0, "Equal: 2026-11: 2 regencies"), await RecountAsync(OpenMonth.Period));
        await _host.EditAsync("cycles", OpenMonth.Period, $"regency-{_here.Regency}", stored => stored["counts"]!["eligible"] = 4);
        Assert.Equal((1, $"Different: {_here.Regency} eligible: counted 4, recounted 3"), await RecountAsync(OpenMonth.Period));
        Assert.Equal((0, "Equal: 2026-11: 2 regencies"), await RecountAsync(OpenMonth.Period, "--repair"));
        Assert.Equal("open 3 3 1 1 0 | 8 3 1", Numbers(await AreaAsync(_here.Regency)));

        // Sums that were lost are seen and made anew; those of another that cannot be read keep nobody from it.
        await _host.ContainerOf("cycles").DeleteItemStreamAsync($"regency-{_here.Regency}", new Microsoft.Azure.Cosmos.PartitionKey(OpenMonth.Period));
        await _host.SpoilAsync("cycles", OpenMonth.Period, $"regency-{_there.Regency}");
        Assert.Equal((1, $"Different: {_here.Regency} opened: counted 0, recounted 3"), await RecountAsync(OpenMonth.Period));
        Assert.Equal((1, $"Different: {_there.Regency} unreadable: counted 0, recounted 1"), await RecountAsync(OpenMonth.Period, "--repair"));
        await _host.RepairAsync("cycles", OpenMonth.Period, $"regency-{_there.Regency}");
        Assert.Equal((0, "Equal: 2026-11: 2 regencies"), await RecountAsync(OpenMonth.Period));
        Assert.Equal("open 3 3 1 1 0 | 8 3 1", Numbers(await AreaAsync(_here.Regency)));
        Assert.Equal(districts.Select(d => $"{d.Key} {d.Count()} {4 * d.Count(v => v != families[0].Village)}"), Items(await AreaAsync(_here.Regency)));
        Assert.Equal((2, "dtks-local-host: The month 2026-09 was never opened here. Name one that was. / Bulan 2026-09 tidak pernah dibuka di sini. Sebutkan bulan yang sudah dibuka."), await RecountAsync("2026-09"));
    }

    [Theory]
    [InlineData("limit=0", "list.limit")]
    [InlineData("limit=101", "list.limit")]
    [InlineData("cursor=forged", "list.cursor")]
    public async Task A_page_asked_for_wrongly_is_400_before_the_close_already(string query, string code)
    {
        await Flow.OpenMonthAsync(OpenMonth.Period);

        (await Flow.GetAsync($"/cycles/{OpenMonth.Period}/regencies/{_here.Regency}?{query}", await Flow.TokenAsync("regency-officer", _here.Regency)))
            .ExpectProblem(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Numbers_are_shown_for_ones_own_area_only()
    {
        await Flow.OpenMonthAsync(OpenMonth.Period);
        var regency = $"/cycles/{OpenMonth.Period}/regencies/{_here.Regency}";

        (await Flow.GetAsync(regency, await Flow.TokenAsync("regency-officer", _here.Regency))).Expect(HttpStatusCode.OK);
        (await Flow.GetAsync(regency, await Flow.TokenAsync("auditor", _here.Regency[..2]))).Expect(HttpStatusCode.OK);
        (await Flow.GetAsync(regency, await Flow.TokenAsync("regency-officer", _there.Regency))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await Flow.GetAsync(regency, await Flow.TokenAsync("village-officer", _here.Village))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await Flow.GetAsync(Area(_here.Village[..6]), await Flow.TokenAsync("district-head", _here.Village[..6]))).Expect(HttpStatusCode.OK);
        (await Flow.GetAsync(Area(_here.Village[..6]), await Flow.TokenAsync("district-head", _there.Village[..6]))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await Flow.GetAsync(Area(_here.Regency), await Flow.TokenAsync("district-head", _here.Village[..6]))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await Flow.GetAsync(Area(_here.Village), await Flow.TokenAsync("village-officer", _here.Village))).Expect(HttpStatusCode.OK);
        (await Flow.GetAsync(Area(_here.Village[..6]), await Flow.TokenAsync("village-officer", _here.Village))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await Flow.GetAsync(Area(_here.Village), await Flow.TokenAsync("citizen", _here.Village))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await Flow.GetAsync(Area("ID"), await Flow.TokenAsync("auditor", _here.Regency[..2]))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await Flow.GetAsync(Area("330699"), await Flow.TokenAsync("auditor", "ID"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await Flow.GetAsync("/cycles/2026-10/areas/ID", await Flow.TokenAsync("auditor", "ID"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await Flow.GetAsync($"/cycles/{OpenMonth.Period}", await Flow.TokenAsync("auditor", _here.Regency[..2]))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await Flow.GetAsync($"/cycles/{OpenMonth.Period}", await Flow.TokenAsync("regent", _here.Regency))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
    }

    [Fact]
    public async Task Each_step_of_the_month_is_published()
    {
        var village = _here.Village;
        await Flow.RecipientsAsync([SampleFamily.Of(village)], "PKH");
        await Flow.OpenMonthAsync(OpenMonth.Period);
        await DecideAsync(village, [1], []);
        await FinaliseAsync(village);
        await Flow.IdleAsync();

        var events = (await Flow.SendAsync(HttpMethod.Get, "/dev/events")).Expect(HttpStatusCode.OK).Json;
        var types = events.SelectTokens("$..type").Select(t => t.ToString()).Where(t => t.StartsWith("dtks.cycle", StringComparison.Ordinal) || t.StartsWith("dtks.sheet", StringComparison.Ordinal));
        Assert.Equal(["dtks.cycle.opened.v1", "dtks.sheet.opened.v1", "dtks.sheet.linesDecided.v1", "dtks.sheet.finalised.v1"], types);
        Assert.DoesNotContain("Contoh", events.ToString(), StringComparison.Ordinal);
    }

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        await Flow.SetClockAsync(new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    private static string Area(string area) => $"/cycles/{OpenMonth.Period}/areas/{area}";

    private async Task<Answer> AreaAsync(string area) => (await Flow.GetAsync(Area(area), await Flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);

    private static IEnumerable<string> Items(Answer answer) => answer.Json["items"]!.Select(i => $"{i["area"]} {i["villages"]!["total"]} {i["lines"]!["unverified"]}");

    // The command's code and the first line of what it says but for how far it is, without all its numbers.
    private async Task<(int Code, string Said)> RecountAsync(string period, params string[] more)
    {
        var settings = _host.Services.GetRequiredService<IConfiguration>();
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var code = await HostCommandLine.RunAsync(["verify-progress", period, .. more, "--cosmos", settings["Cosmos:Endpoint"]!, "--storage", settings["AzureWebJobsStorage"]!], output, output);
        var said = output.ToString().Split('\n').Select(line => line.Trim()).First(line => !line.EndsWith('\u2026'));
        return (code, said.StartsWith("Equal", StringComparison.Ordinal) ? said.Split(',')[0] : said);
    }

    private async Task<Answer> NationAsync() =>
        (await Flow.GetAsync($"/cycles/{OpenMonth.Period}", await Flow.TokenAsync("ministry-officer", "ID"))).Expect(HttpStatusCode.OK);

    private async Task DecideAsync(string village, int[] eligible, int[] ineligible)
    {
        var rows = eligible.Select(line => (object)new { line, outcome = "eligible" }).Concat(ineligible.Select(line => (object)new { line, outcome = "ineligible", ground = 1 }));
        (await Flow.DecideAsync(OpenMonth.Period, village, await Flow.TokenAsync("village-officer", village), rows)).Expect(HttpStatusCode.OK);
    }

    private async Task FinaliseAsync(string village) =>
        (await Flow.FinaliseAsync(OpenMonth.Period, village, await Flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);

    private static string Numbers(Answer answer) =>
        $"{answer["status"]} {answer["villages.total"]} {answer["villages.opened"]} {answer["villages.verified"]} {answer["villages.finalised"]} {answer["villages.nothingToVerify"]}"
        + $" | {answer["lines.unverified"]} {answer["lines.eligible"]} {answer["lines.ineligible"]}";
}
