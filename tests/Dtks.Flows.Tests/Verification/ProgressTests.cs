using System.Net;

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
