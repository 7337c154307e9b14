using System.Net;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Verification;

[Collection("open month")]
public sealed class LineBulkTests(OpenMonth month)
{
    private const string Insurance = "PBI-JKN";

    private readonly Flow _flow = month.Flow;

    [Fact]
    public async Task Rows_stand_for_themselves_and_the_same_rows_again_change_nothing()
    {
        var (village, lines) = await SheetAsync();
        var child = lines.Number(village.Family.Members[2].Name, Insurance);
        object[] rows = [new { line = child, outcome = "eligible", note = "Kunjungan rumah" }, new { line = child, outcome = "eligible" }, new { line = 99, outcome = "eligible" }];

        var first = (await DecideAsync(village, rows)).Expect(HttpStatusCode.OK);
        var second = (await DecideAsync(village, rows)).Expect(HttpStatusCode.OK);

        Assert.Equal(["applied", "refused line.twice", "refused line.unknown"], [Row(first, 0), Row(first, 1), Row(first, 2)]);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.ETag, second.ETag);
        Assert.Equal("Kunjungan rumah", (string)(await ReadAsync(village)).Single(l => (int)l["line"]! == child)["note"]!);
    }

    [Fact]
    [Trait("rule", "VER-5")]
    public async Task An_unknown_or_missing_outcome_refuses_its_row_and_not_its_neighbours()
    {
        var (village, lines) = await SheetAsync();
        var children = village.Family.Members.Skip(2).Select(m => lines.Number(m.Name, Insurance)).ToList();
        object[] rows = [new { line = children[0], outcome = "layak" }, new { line = lines.Number(village.Family.Head.Name, Insurance), outcome = "unverified" }, new { line = 99 }, new { line = children[1], outcome = "eligible" }];

        var answer = (await DecideAsync(village, rows)).Expect(HttpStatusCode.OK);

        Assert.Equal(["refused input.unknownValue", "refused input.unknownValue", "refused line.unknown", "applied"], Enumerable.Range(0, 4).Select(i => Row(answer, i).TrimEnd()));
        Assert.Contains("eligible, ineligible", answer["results[0].detail"], StringComparison.Ordinal);
        Assert.Equal("refused input.required", Row((await DecideAsync(village, new { line = children[0] })).Expect(HttpStatusCode.OK), 0).TrimEnd());
        Assert.Equal(["unverified", "eligible"], children.Select((await ReadAsync(village)).Stand));
    }

    [Fact]
    [Trait("rule", "VER-6")]
    public async Task A_dry_run_answers_what_the_bulk_would_and_leaves_nothing()
    {
        var (village, lines) = await SheetAsync();
        var path = $"/cycles/{OpenMonth.Period}/villages/{village.Code}/lines";
        var (head, child) = (lines.Number(village.Family.Head.Name, Insurance), lines.Number(village.Family.Members[2].Name, Insurance));
        object[] rows = [new { line = head, outcome = "ineligible", ground = 5 }, new { line = child, outcome = "eligible" }, new { line = 99, outcome = "eligible" }];
        var tag = (await _flow.GetAsync(path, village.Officer)).ETag;

        var dry = (await _flow.PutAsync(path + "?dryRun=true", village.Officer, rows, ("If-Match", tag))).Expect(HttpStatusCode.OK);
        var untouched = await _flow.GetAsync(path, village.Officer);
        var audited = (await _flow.GetAsync($"/audit?area={village.Code}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK).Text;
        var real = (await _flow.PutAsync(path + "?dryRun=false", village.Officer, rows, ("If-Match", tag))).Expect(HttpStatusCode.OK);

        Assert.Equal(["applied", "refused line.contradiction VER-6", "refused line.unknown"], Enumerable.Range(0, 3).Select(i => Row(dry, i).TrimEnd()));
        Assert.Equal((tag, tag), (dry.ETag, untouched.ETag));
        Assert.All(untouched.Json["items"]!, line => Assert.Equal("unverified", (string)line["outcome"]!));
        Assert.DoesNotContain("sheet.linesDecided", audited, StringComparison.Ordinal);
        Assert.Equal(dry.Text, real.Text);
        Assert.NotEqual(tag, real.ETag);
        (await _flow.PutAsync(path + "?dryRun=true", village.Officer, rows, ("If-Match", tag))).ExpectProblem(HttpStatusCode.PreconditionFailed, "stale");
        (await _flow.PutAsync(path + "?dryRun=yes", village.Officer, rows)).ExpectProblem(HttpStatusCode.BadRequest, "input.unknownValue");
    }

    [Fact]
    public async Task A_stale_client_is_told_so_and_changes_nothing()
    {
        var (village, lines) = await SheetAsync();
        var stale = (await _flow.GetAsync($"/cycles/{OpenMonth.Period}/villages/{village.Code}/lines", village.Officer)).ETag;
        var row = new[] { new { line = (int)lines[0]["line"]!, outcome = "eligible" } };
        var other = new[] { new { line = (int)lines[1]["line"]!, outcome = "eligible" } };

        var fresh = (await _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, row, ("If-Match", stale))).Expect(HttpStatusCode.OK);
        (await _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, other, ("If-Match", stale))).ExpectProblem(HttpStatusCode.PreconditionFailed, "stale");
        Assert.Equal("unverified", (await ReadAsync(village)).Stand((int)lines[1]["line"]!));
        (await _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, other, ("If-Match", fresh.ETag))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_officers_at_once_lose_nothing()
    {
        var (village, lines) = await SheetAsync();
        var second = await _flow.TokenAsync("village-officer", village.Code);
        var numbers = lines.Select(l => (int)l["line"]!).ToList();

        var answers = await Task.WhenAll(numbers.Select((line, i) =>
            _flow.DecideAsync(OpenMonth.Period, village.Code, i % 2 == 0 ? village.Officer : second, new[] { new { line, outcome = "eligible" } })));

        Assert.All(answers, answer => Assert.Equal("applied", Row(answer.Expect(HttpStatusCode.OK), 0)));
        var after = await ReadAsync(village);
        Assert.All(numbers, line => Assert.Equal("eligible", after.Stand(line)));
    }

    [Theory]
    [InlineData("[]", "list.size", "")]
    [InlineData("{}", "json.wrongType", "")]
    [InlineData("[{\"outcome\":\"eligible\"}]", "input.required", "/0/line")]
    [InlineData("[{\"line\":\"1\",\"outcome\":\"eligible\"}]", "json.wrongType", "/0/line")]
    [InlineData("[{\"line\":1.5,\"outcome\":\"eligible\"}]", "json.wrongType", "/0/line")]
    [InlineData("[{\"line\":1,\"outcome\":\"eligible\",\"name\":\"x\"}]", "json.unknownMember", "/0/name")]
    [InlineData("[{\"line\":1,\"outcome\":\"eligible\"},null]", "json.null", "/1")]
    [InlineData("[{", "json.malformed", null)]
    public async Task What_is_malformed_is_400_and_nothing_of_it_is_applied(string body, string code, string? pointer)
    {
        var village = month.Untouched;
        var lines = await ReadAsync(village);

        (await _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, body)).ExpectProblem(HttpStatusCode.BadRequest, code, pointer: pointer);

        Assert.Equal(lines.Select(l => l.ToString()), (await ReadAsync(village)).Select(l => l.ToString()));
    }

    [Fact]
    public async Task Five_hundred_rows_are_taken_and_one_more_is_not()
    {
        var (village, _) = await SheetAsync();
        var rows = Enumerable.Range(1000, 501).Select(line => new { line, outcome = "eligible" }).ToList();

        (await _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, rows.Take(500))).Expect(HttpStatusCode.OK);
        (await _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, rows)).ExpectProblem(HttpStatusCode.BadRequest, "list.size", pointer: "");
    }

    private async Task<(SheetVillage Village, IReadOnlyList<JToken> Lines)> SheetAsync()
    {
        var village = await month.NextAsync();
        return (village, await ReadAsync(village));
    }

    private Task<IReadOnlyList<JToken>> ReadAsync(SheetVillage village) => _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer);

    private Task<Answer> DecideAsync(SheetVillage village, params object[] rows) => _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, rows);

    private static string Row(Answer answer, int row) =>
        string.Join(' ', new[] { answer[$"results[{row}].status"], answer[$"results[{row}].code"], answer[$"results[{row}].rule"] }.OfType<string>());
}
