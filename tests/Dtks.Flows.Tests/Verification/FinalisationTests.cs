using System.Net;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Verification;

[Collection("open month")]
public sealed class FinalisationTests(OpenMonth month)
{
    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "VER-1")]
    public async Task Not_while_one_line_is_unverified_then_once_and_for_all()
    {
        var village = await month.NextAsync();
        var lines = await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer);
        await EligibleAsync(village, lines.SkipLast(1));

        var early = (await _flow.FinaliseAsync(OpenMonth.Period, village.Code, village.Head, ("Accept-Language", "en"))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "sheet.unverified", "VER-1");
        await EligibleAsync(village, lines.TakeLast(1));
        var done = (await _flow.FinaliseAsync(OpenMonth.Period, village.Code, village.Head)).Expect(HttpStatusCode.OK);

        Assert.StartsWith("1 line", early["detail"], StringComparison.Ordinal);
        Assert.Equal("finalised", done["status"]);
        Assert.Equal("0 6 0", $"{done["lines.unverified"]} {done["lines.eligible"]} {done["lines.ineligible"]}");
        (await _flow.FinaliseAsync(OpenMonth.Period, village.Code, village.Head)).ExpectProblem(HttpStatusCode.Conflict, "sheet.finalised", "VER-1");
        var late = await _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, new[] { new { line = 1, outcome = "ineligible", ground = 1 } });
        late.ExpectProblem(HttpStatusCode.Conflict, "sheet.finalised", "VER-1");
        Assert.All(await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer), line => Assert.Equal("eligible", (string)line["outcome"]!));
    }

    [Fact]
    public async Task The_same_key_gives_the_same_answer()
    {
        var village = await month.NextAsync();
        await EligibleAsync(village, await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer));
        var key = ("Idempotency-Key", "final-1");

        var first = (await _flow.FinaliseAsync(OpenMonth.Period, village.Code, village.Head, key)).Expect(HttpStatusCode.OK);
        var second = (await _flow.FinaliseAsync(OpenMonth.Period, village.Code, village.Head, key)).Expect(HttpStatusCode.OK);

        Assert.Equal(first.Text, second.Text);
        var path = $"/cycles/{OpenMonth.Period}/villages/{village.Code}/finalization";
        (await _flow.PostAsync(path, village.Head, "{}", key)).ExpectProblem(HttpStatusCode.Conflict, "idempotency.otherBody");
        (await _flow.PostAsync(path, village.Head, "{\"note\":1}")).ExpectProblem(HttpStatusCode.BadRequest, "json.unknownMember", pointer: "/note");
    }

    [Fact]
    public async Task A_decision_and_the_finalisation_at_once_do_not_both_stand()
    {
        var village = await month.NextAsync();
        await EligibleAsync(village, await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer));
        var row = new[] { new { line = 6, outcome = "ineligible", ground = 1 } };

        var decided = _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, row);
        var finalised = (await _flow.FinaliseAsync(OpenMonth.Period, village.Code, village.Head)).Expect(HttpStatusCode.OK);
        var status = (await decided).Status;

        var ineligible = (await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer)).Count(l => (string)l["outcome"]! == "ineligible");
        Assert.Equal(finalised["lines.ineligible"], ineligible.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(status == HttpStatusCode.OK, ineligible > 0);
        Assert.Contains(status, new[] { HttpStatusCode.OK, HttpStatusCode.Conflict });
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task The_village_head_finalises_and_nobody_else()
    {
        var village = month.Untouched;
        var stranger = await _flow.TokenAsync("village-head", village.Code == "3306162001" ? "3306162002" : "3306162001");

        (await _flow.FinaliseAsync(OpenMonth.Period, village.Code, village.Officer)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await _flow.FinaliseAsync(OpenMonth.Period, village.Code, stranger)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.FinaliseAsync("2026-10", village.Code, village.Head)).ExpectProblem(HttpStatusCode.NotFound, "sheet.missing", "VER-1");
    }

    private async Task EligibleAsync(SheetVillage village, IEnumerable<JToken> lines)
    {
        var rows = lines.Select(l => new { line = (int)l["line"]!, outcome = "eligible" });
        (await _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, rows)).Expect(HttpStatusCode.OK);
    }
}
