using System.Net;

namespace Dtks.Flows.Tests.Verification;

[Collection("open month")]
public sealed class OpeningTests(OpenMonth month)
{
    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "VER-2")]
    public async Task A_sheet_has_one_line_for_each_recipient_and_programme_all_unverified()
    {
        var village = await month.NextAsync();

        var lines = await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer);

        Assert.Equal([1, 2, 3, 4, 5, 6], lines.Select(l => (int)l["line"]!));
        Assert.Equal(village.Family.Members.Select(m => m.Name).Order(), lines.Where(l => (string)l["programme"]! == "PBI-JKN").Select(l => (string)l["name"]!).Order());
        Assert.All(["PKH", "BPNT"], programme => Assert.NotEqual(0, lines.Number(village.Family.Head.Name, programme)));
        Assert.All(lines, line => Assert.Equal("unverified", (string)line["outcome"]!));
        Assert.All(lines, line => Assert.Equal(village.Household, (string)line["household"]!));
    }

    [Fact]
    public async Task Lines_come_in_pages_bound_to_their_caller()
    {
        var village = await month.NextAsync();
        var path = $"/cycles/{OpenMonth.Period}/villages/{village.Code}/lines";

        var lines = await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer, limit: 4);
        var first = (await _flow.GetAsync($"{path}?limit=4", village.Officer)).Expect(HttpStatusCode.OK);

        Assert.Equal([1, 2, 3, 4, 5, 6], lines.Select(l => (int)l["line"]!));
        Assert.Equal(4, first.Json["items"]!.Count());
        (await _flow.GetAsync($"{path}?cursor={Uri.EscapeDataString(first["next"]!)}", village.Head)).ExpectProblem(HttpStatusCode.BadRequest, "list.cursor");
        (await _flow.GetAsync($"{path}?limit=0", village.Officer)).ExpectProblem(HttpStatusCode.BadRequest, "list.limit");
        (await _flow.GetAsync($"{path}?limit=101", village.Officer)).ExpectProblem(HttpStatusCode.BadRequest, "list.limit");
    }

    [Fact]
    [Trait("rule", "VER-1")]
    public async Task Opening_again_by_hand_or_timer_answers_the_same_and_changes_nothing()
    {
        var village = await month.NextAsync();
        var before = await _flow.GetAsync($"/cycles/{OpenMonth.Period}/villages/{village.Code}/lines", village.Officer);

        var again = (await _flow.OpenMonthAsync(OpenMonth.Period)).Expect(HttpStatusCode.OK);
        await _flow.FireAsync("OpenMonthlyCycle");
        await _flow.FireAsync("SweepCycles");

        Assert.Equal(month.Opened.Text, again.Text);
        var after = await _flow.GetAsync($"/cycles/{OpenMonth.Period}/villages/{village.Code}/lines", village.Officer);
        Assert.Equal(before.Text, after.Text);
        Assert.Equal(before.ETag, after.ETag);
    }

    [Fact]
    public async Task An_idempotency_key_gives_the_same_answer_and_no_other_month()
    {
        var ministry = await _flow.TokenAsync("ministry-officer", "ID");
        var key = ("Idempotency-Key", $"month-{Guid.NewGuid():N}");

        var first = (await _flow.PostAsync("/cycles", ministry, new { period = OpenMonth.Period }, key)).Expect(HttpStatusCode.OK);
        var second = (await _flow.PostAsync("/cycles", ministry, new { period = OpenMonth.Period }, key)).Expect(HttpStatusCode.OK);

        Assert.Equal(first.Text, second.Text);
        (await _flow.PostAsync("/cycles", ministry, new { period = "2026-10" }, key)).ExpectProblem(HttpStatusCode.Conflict, "idempotency.otherBody");
        (await _flow.GetAsync("/cycles/2026-10", ministry)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
    }

    [Theory]
    [Trait("rule", "VER-1")]
    [InlineData("2026-12")]
    [InlineData("2026-09")]
    [InlineData("2027-11")]
    public async Task Only_the_running_month_and_the_one_before_it_are_opened(string period)
    {
        var ministry = await _flow.TokenAsync("ministry-officer", "ID");

        (await _flow.PostAsync("/cycles", ministry, new { period })).ExpectProblem(HttpStatusCode.UnprocessableEntity, "cycle.notNow", "VER-1", "/period");

        (await _flow.GetAsync($"/cycles/{period}", ministry)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
    }

    [Theory]
    [InlineData("{\"period\":\"2026-13\"}", "cycle.period", "/period")]
    [InlineData("{\"period\":\"2026-1\"}", "cycle.period", "/period")]
    [InlineData("{\"period\":\"November\"}", "cycle.period", "/period")]
    [InlineData("{\"period\":\"\"}", "cycle.period", "/period")]
    [InlineData("{\"period\":202611}", "json.wrongType", "/period")]
    [InlineData("{\"period\":null}", "json.null", "/period")]
    [InlineData("{}", "json.missingMember", "/period")]
    [InlineData("{\"period\":\"2026-11\",\"village\":\"x\"}", "json.unknownMember", "/village")]
    [InlineData("{\"period\":", "json.malformed", null)]
    public async Task What_is_no_month_is_400(string body, string code, string? pointer) =>
        (await _flow.PostAsync("/cycles", await _flow.TokenAsync("ministry-officer", "ID"), body)).ExpectProblem(HttpStatusCode.BadRequest, code, pointer: pointer);

    [Theory]
    [Trait("rule", "GOV-2")]
    [InlineData("village-officer")]
    [InlineData("village-head")]
    [InlineData("regency-officer")]
    [InlineData("regent")]
    [InlineData("auditor")]
    [InlineData("citizen")]
    public async Task Nobody_but_the_Ministry_opens_a_month(string role) =>
        (await _flow.PostAsync("/cycles", await _flow.TokenAtAsync(role, "3306162006"), new { period = OpenMonth.Period })).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
}
