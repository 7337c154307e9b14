using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Registry;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Verification;

/// <summary>A finalised sheet that the regency opens again while its month runs; after it: <see cref="MonthBoundaryTests"/>.</summary>
[Collection("open month")]
[Trait("rule", "VER-8")]
public sealed class ReopeningTests(OpenMonth month)
{
    private static readonly (string, string) English = ("Accept-Language", "en");
    private static readonly object Why = new { reason = "Dua keluarga tertukar" };

    private readonly Flow _flow = month.Flow;

    [Fact]
    public async Task It_is_decided_and_finalised_anew_and_says_why_it_was_opened_again()
    {
        var village = await FinalisedAsync();
        var before = await VerifiedAsync();

        var reopened = (await ReopenAsync(village.Code, Why)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var during = await VerifiedAsync();
        var stand = (await _flow.GetAsync(Path(village.Code), village.Head)).Expect(HttpStatusCode.OK);
        await DecideAsync(village, new { line = 1, outcome = "ineligible", ground = 13 });
        var again = (await _flow.FinaliseAsync(OpenMonth.Period, village.Code, village.Head)).Expect(HttpStatusCode.OK);

        Assert.Equal("open 0 6 0 -", $"{reopened["status"]} {reopened["lines.unverified"]} {reopened["lines.eligible"]} {reopened["lines.ineligible"]} {reopened["openUntil"] ?? "-"}");
        Assert.Equal(before.Finalised - 1, during.Finalised);
        Assert.Equal(before.Verified, during.Verified);
        Assert.Equal(("Dua keluarga tertukar", "open"), ((string?)stand.Json["reopenings"]![0]!["reason"], stand["status"]));
        Assert.Equal(reopened.ETag, stand.ETag);
        Assert.Equal("finalised 1", $"{again["status"]} {again["lines.ineligible"]}");
        var events = (await _flow.SendAsync(HttpMethod.Get, "/dev/events")).Json.SelectTokens($"$..[?(@.subject == 'cycles/{OpenMonth.Period}/villages/{village.Code}')]").OfType<JObject>().Select(e => (string?)e["type"]);
        Assert.Single(events, type => type == "dtks.sheet.reopened.v1");
    }

    [Fact]
    public async Task The_regencys_officer_opens_it_with_a_reason_and_only_a_finalised_one()
    {
        var village = await FinalisedAsync();
        var path = $"{Path(village.Code)}/reopening";
        var officer = await OfficerAsync();

        (await _flow.PostAsync(path, village.Head, Why)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await _flow.PostAsync(path, await _flow.TokenAsync("regency-officer", village.Code[..4] == "3306" ? "3305" : "3306"), Why)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.PostAsync(path, officer, "{}")).ExpectProblem(HttpStatusCode.BadRequest, "input.required", pointer: "/reason");
        (await _flow.PostAsync(path, officer, new { reason = " " })).ExpectProblem(HttpStatusCode.BadRequest, "text.length", pointer: "/reason");
        (await _flow.PostAsync(path, officer, Why, ("If-Match", "\"1\""))).ExpectProblem(HttpStatusCode.PreconditionFailed, "stale");
        (await ReopenAsync(month.Untouched.Code, Why)).ExpectProblem(HttpStatusCode.Conflict, "sheet.notFinalised", "VER-8");
        (await _flow.PostAsync($"/cycles/2026-10/villages/{village.Code}/reopening", officer, Why)).ExpectProblem(HttpStatusCode.NotFound, "sheet.missing", "VER-1");
        (await _flow.GetAsync($"/cycles/2026-10/villages/{village.Code}", officer)).ExpectProblem(HttpStatusCode.NotFound, "sheet.missing", "VER-1");
        (await _flow.GetAsync($"/cycles/2026-13/villages/{village.Code}", officer)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task Sent_twice_it_is_done_once_and_of_two_at_once_one_is_refused()
    {
        var village = await FinalisedAsync();
        var (path, officer, key) = ($"{Path(village.Code)}/reopening", await OfficerAsync(), ("Idempotency-Key", $"reopen-{village.Code}"));

        var first = (await _flow.PostAsync(path, officer, Why, key)).Expect(HttpStatusCode.OK);
        var second = (await _flow.PostAsync(path, officer, Why, key)).Expect(HttpStatusCode.OK);
        (await _flow.PostAsync(path, officer, new { reason = "Lain" }, key)).ExpectProblem(HttpStatusCode.Conflict, "idempotency.otherBody");
        (await _flow.FinaliseAsync(OpenMonth.Period, village.Code, village.Head)).Expect(HttpStatusCode.OK);
        var both = await Task.WhenAll(ReopenAsync(village.Code, Why), ReopenAsync(village.Code, Why));

        Assert.Equal(first.Text, second.Text);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(b => b.Status).Order());
        var stand = (await _flow.GetAsync(Path(village.Code), village.Head)).Expect(HttpStatusCode.OK);
        Assert.Equal(2, stand.Json["reopenings"]!.Count());
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    [Trait("rule", "REG-8")]
    public async Task A_death_that_is_undone_once_the_sheet_is_finalised_is_told_with_how_that_is_opened_again_and_once_endorsed_with_how_to_object()
    {
        var village = await month.NextAsync();
        var steps = new FamilySteps(_flow, village.Officer, village.Code, village.Household);
        var dead = (await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer)).Number(village.Family.Members[2].Name, "PBI-JKN");

        Assert.All(await UndoneAsync(), said => Assert.Contains("ask the social office to open it again", said, StringComparison.Ordinal));
        Assert.Equal("finalised", (await _flow.GetAsync(Path(village.Code), village.Head)).Expect(HttpStatusCode.OK)["status"]);

        // Opened again it is decided anew, and nothing is told any more.
        (await ReopenAsync(village.Code, Why)).Expect(HttpStatusCode.OK);
        Assert.All(await ToldAsync(), said => Assert.Contains("decide it anew on that sheet while it is open", said, StringComparison.Ordinal));
        await DecideAsync(village, new { line = dead, outcome = "eligible" });
        Assert.Empty(await ToldAsync());

        var deliberation = await _flow.ConcludedAsync(village.Code, "2026-11-10");
        Assert.All(await UndoneAsync(() => _flow.ReceivedAsync(OpenMonth.Period, village.Code, deliberation.Id)), said => Assert.Contains("is put right by an objection", said, StringComparison.Ordinal));

        // The answer to who undoes it, the notice that family and village see, the sheet and its line.
        async Task<IReadOnlyList<string>> UndoneAsync(Func<Task>? settle = null)
        {
            await steps.ChangeAsync(new { kind = "death", member = "03", diedOn = "2026-11-09" });
            await _flow.IdleAsync();
            var lines = await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer);
            Assert.Equal("line.recipientDied", (string?)lines[dead - 1]["suggestion"]!["code"]);
            await DecideAsync(village, [.. lines.Select(l => (int)l["line"]!).Where(l => l != dead).Select(l => new { line = l, outcome = "eligible" }), new { line = dead, outcome = "ineligible", ground = 3 }]);
            (await _flow.FinaliseAsync(OpenMonth.Period, village.Code, village.Head)).Expect(HttpStatusCode.OK);
            await (settle?.Invoke() ?? Task.CompletedTask);
            var answer = await steps.ChangeAsync(new { kind = "deathUndone", member = "03" }, English);
            await _flow.IdleAsync();
            var notices = (await _flow.GetAsync($"/villages/{village.Code}/notices", village.Officer, English)).Expect(HttpStatusCode.OK).Json["items"]!;
            return [answer["change.detail"]!, (string)notices.Last(n => (string?)n["code"] == "deathUndone")["text"]!, .. await ToldAsync()];
        }

        async Task<IReadOnlyList<string>> ToldAsync()
        {
            var stand = (await _flow.GetAsync(Path(village.Code), village.Head, English)).Expect(HttpStatusCode.OK).Json["advice"];
            var line = (await _flow.GetAsync($"{Path(village.Code)}/lines", village.Officer, English)).Expect(HttpStatusCode.OK).Json["items"]!.Single(l => (int)l["line"]! == dead)["suggestion"];
            Assert.Equal(stand is null, line is null);
            if (stand is null)
            {
                return [];
            }

            Assert.Equal(("sheet.overturned", "VER-8", "line.overturned"), ((string?)stand[0]!["code"], (string?)stand[0]!["rule"], (string?)line!["code"]));
            Assert.Contains("what pays 2026-12 does not count it", (string)stand[0]!["detail"]!, StringComparison.Ordinal);
            return [(string)stand[0]!["detail"]!, (string)line["detail"]!];
        }
    }

    [Fact]
    [Trait("rule", "RAT-6")]
    public async Task Opened_again_it_knows_who_died_while_it_was_finalised_also_where_that_was_undone_before()
    {
        var village = await FinalisedAsync();
        var steps = new FamilySteps(_flow, village.Officer, village.Code, village.Household);
        var dead = (await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer)).Number(village.Family.Members[2].Name, "PBI-JKN");
        await steps.ChangeAsync(new { kind = "death", member = "03", diedOn = "2026-11-09" });
        await _flow.IdleAsync();
        Assert.Equal("eligible", (string?)(await LineAsync())["outcome"]);

        (await ReopenAsync(village.Code, Why)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        Assert.Equal(("unverified", "line.recipientDied"), ((string?)(await LineAsync())["outcome"], (string?)(await LineAsync())["suggestion"]!["code"]));
        Assert.Equal("line.notInRegister", await EligibleAsync());
        (await _flow.FinaliseAsync(OpenMonth.Period, village.Code, village.Head)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "sheet.unverified", "VER-1");
        await DecideAsync(village, new { line = dead, outcome = "ineligible", ground = 3 });
        (await _flow.FinaliseAsync(OpenMonth.Period, village.Code, village.Head)).Expect(HttpStatusCode.OK);

        // Undone, and entered once more: what is told is what is so, and opened again it is not eligible.
        await steps.ChangeAsync(new { kind = "deathUndone", member = "03" });
        await _flow.IdleAsync();
        Assert.Equal("line.overturned", (string?)(await LineAsync())["suggestion"]!["code"]);
        await steps.ChangeAsync(new { kind = "death", member = "03", diedOn = "2026-11-09" });
        await _flow.IdleAsync();
        Assert.Equal("line.recipientDied", (string?)(await LineAsync())["suggestion"]!["code"]);
        Assert.Null((await _flow.GetAsync(Path(village.Code), village.Head)).Expect(HttpStatusCode.OK).Json["advice"]);
        (await ReopenAsync(village.Code, Why)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal("line.notInRegister", await EligibleAsync());

        async Task<JToken> LineAsync() => (await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer))[dead - 1];

        async Task<string?> EligibleAsync() =>
            (string?)(await _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, new[] { new { line = dead, outcome = "eligible" } })).Expect(HttpStatusCode.OK).Json["results"]![0]!["code"];
    }

    private static string Path(string village) => $"/cycles/{OpenMonth.Period}/villages/{village}";

    private Task<string> OfficerAsync() => _flow.TokenAsync("regency-officer", month.Regency);

    private async Task<Answer> ReopenAsync(string village, object body) => await _flow.PostAsync($"{Path(village)}/reopening", await OfficerAsync(), body);

    private async Task<SheetVillage> FinalisedAsync()
    {
        var village = await month.NextAsync();
        await DecideAsync(village, [.. (await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer)).Select(l => new { line = (int)l["line"]!, outcome = "eligible" })]);
        (await _flow.FinaliseAsync(OpenMonth.Period, village.Code, village.Head)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        return village;
    }

    private async Task DecideAsync(SheetVillage village, params object[] rows) =>
        (await _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, rows)).Expect(HttpStatusCode.OK);

    private async Task<(int Verified, int Finalised)> VerifiedAsync()
    {
        var progress = await _flow.ProgressAsync(OpenMonth.Period, month.Regency);
        return (int.Parse(progress["villages.verified"]!, CultureInfo.InvariantCulture), int.Parse(progress["villages.finalised"]!, CultureInfo.InvariantCulture));
    }
}
