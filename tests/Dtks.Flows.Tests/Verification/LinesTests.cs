using System.Net;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Verification;

[Collection("open month")]
public sealed class LinesTests(OpenMonth month)
{
    private const string Insurance = "PBI-JKN";

    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "VER-4")]
    public async Task Who_falls_for_PBI_JKN_falls_for_every_programme_on_their_name_and_a_correction_undoes_it()
    {
        var (village, lines) = await SheetAsync();
        var head = lines.Number(village.Family.Head.Name, Insurance);
        var wife = lines.Number(village.Family.Members[1].Name, Insurance);
        var family = Family(village, lines);

        var answer = (await DecideAsync(village, new { line = head, outcome = "ineligible", ground = 10 })).Expect(HttpStatusCode.OK);
        var fallen = await ReadAsync(village);
        (await DecideAsync(village, new { line = head, outcome = "eligible" })).Expect(HttpStatusCode.OK);
        var corrected = await ReadAsync(village);

        Assert.Equal("applied", answer["results[0].status"]);
        Assert.Equal("10", answer["results[0].ground"]);
        Assert.All(family, line => Assert.Equal($"ineligible 10 by {head}", fallen.Stand(line)));
        Assert.Equal("unverified", fallen.Stand(wife));
        Assert.All(family, line => Assert.Equal("unverified", corrected.Stand(line)));
        Assert.Equal("eligible", corrected.Stand(head));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public async Task When_the_named_recipient_died_another_eligible_adult_takes_over()
    {
        var (village, lines) = await SheetAsync();
        var head = lines.Number(village.Family.Head.Name, Insurance);
        var wife = lines.Number(village.Family.Members[1].Name, Insurance);
        var family = Family(village, lines);

        var early = (await DecideAsync(village, new { line = head, outcome = "ineligible", ground = 3, successor = wife })).Expect(HttpStatusCode.OK);
        var answer = (await DecideAsync(village, new { line = wife, outcome = "eligible" }, new { line = head, outcome = "ineligible", ground = 3, successor = wife })).Expect(HttpStatusCode.OK);
        var after = await ReadAsync(village);

        Assert.Equal("refused line.successorNotEligible VER-4", Row(early, 0));
        Assert.Equal("applied", Row(answer, 0));
        Assert.Equal("applied", Row(answer, 1));
        Assert.Equal("ineligible 3", after.Stand(head));
        Assert.All(family, line => Assert.Equal("unverified", after.Stand(line)));
        Assert.All(family, line => Assert.Equal(village.Family.Members[1].Name, (string)after.Single(l => (int)l["line"]! == line)["name"]!));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public async Task A_child_takes_nothing_over()
    {
        var (village, lines) = await SheetAsync();
        var head = lines.Number(village.Family.Head.Name, Insurance);
        var child = lines.Number(village.Family.Members[2].Name, Insurance);

        var answer = (await DecideAsync(village, new { line = child, outcome = "eligible" }, new { line = head, outcome = "ineligible", ground = 3, successor = child })).Expect(HttpStatusCode.OK);

        Assert.Equal("applied", Row(answer, 0));
        Assert.Equal("refused line.successorUnfit VER-4", Row(answer, 1));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public async Task A_family_without_PBI_JKN_names_another_adult_for_a_recipient_who_died_and_a_correction_undoes_it()
    {
        var village = month.Uninsured;
        var (head, wife) = (village.Family.Head.Name, village.Family.Members[1].Name);
        var line = Assert.Single(await ReadAsync(village));
        var adult = Assert.Single(line["adults"]!);
        var child = Enumerable.Range(1, 9).Select(n => $"{n:00}").First(m => m != (string)line["member"]! && m != (string)adult["member"]!);

        var minor = (await DecideAsync(village, new { line = 1, outcome = "ineligible", ground = 3, successorMember = child })).Expect(HttpStatusCode.OK);
        var answer = (await DecideAsync(village, new { line = 1, outcome = "ineligible", ground = 3, successorMember = (string)adult["member"]! })).Expect(HttpStatusCode.OK);
        var after = Assert.Single(await ReadAsync(village));
        (await DecideAsync(village, new { line = 1, outcome = "eligible" })).Expect(HttpStatusCode.OK);
        var corrected = Assert.Single(await ReadAsync(village));

        Assert.Equal((head, wife), ((string)line["name"]!, (string)adult["name"]!));
        Assert.Equal("refused line.successorMemberUnfit VER-4", Row(minor, 0));
        Assert.Equal(("applied", "eligible", null), (Row(answer, 0), answer["results[0].outcome"], answer["results[0].ground"]));
        Assert.Equal(("eligible", wife, (string)adult["member"]!), ((string)after["outcome"]!, (string)after["name"]!, (string)after["member"]!));
        Assert.Equal(("eligible", head, (string)line["member"]!), ((string)corrected["outcome"]!, (string)corrected["name"]!, (string)corrected["member"]!));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public async Task A_successor_by_member_is_not_ineligible_themselves_and_not_also_named_by_line()
    {
        var (village, lines) = await SheetAsync();
        var (head, wife) = (lines.Number(village.Family.Head.Name, Insurance), lines.Number(village.Family.Members[1].Name, Insurance));
        var pkh = lines.Number(village.Family.Head.Name, "PKH");
        var member = (string)lines.Single(l => (int)l["line"]! == wife)["member"]!;
        var named = new { line = pkh, outcome = "ineligible", ground = 3, successorMember = member };

        var refused = (await DecideAsync(village, new { line = wife, outcome = "ineligible", ground = 11 }, named)).Expect(HttpStatusCode.OK);
        var applied = (await DecideAsync(village, new { line = wife, outcome = "eligible" }, named)).Expect(HttpStatusCode.OK);
        var twice = (await DecideAsync(village, new { line = head, outcome = "ineligible", ground = 3, successor = wife, successorMember = member })).Expect(HttpStatusCode.OK);
        var other = (await DecideAsync(village, new { line = wife, outcome = "ineligible", ground = 3, successorMember = member })).Expect(HttpStatusCode.OK);

        Assert.Equal("refused line.successorMemberNotEligible VER-4", Row(refused, 1));
        Assert.Equal("applied", Row(applied, 1));
        Assert.Equal("refused line.successorTwice VER-4", Row(twice, 0));
        Assert.Equal("refused line.successorMemberUnfit VER-4", Row(other, 0));
        Assert.Equal($"eligible {village.Family.Members[1].Name}", (await ReadAsync(village)).Where(l => (int)l["line"]! == pkh).Select(l => $"{l["outcome"]} {l["name"]}").Single());
    }

    [Fact]
    [Trait("rule", "VER-6")]
    public async Task Ground_5_of_one_is_ground_6_of_the_others_and_nobody_can_say_otherwise()
    {
        var (village, lines) = await SheetAsync();
        var head = lines.Number(village.Family.Head.Name, Insurance);
        var others = village.Family.Members.Skip(1).Select(m => lines.Number(m.Name, Insurance)).ToList();

        (await DecideAsync(village, new { line = head, outcome = "ineligible", ground = 5 })).Expect(HttpStatusCode.OK);
        var after = await ReadAsync(village);
        var against = (await DecideAsync(village, new { line = others[0], outcome = "eligible" })).Expect(HttpStatusCode.OK);

        Assert.All(others, line => Assert.Equal($"ineligible 6 by {head}", after.Stand(line)));
        Assert.All(Family(village, lines), line => Assert.StartsWith("ineligible 5", after.Stand(line), StringComparison.Ordinal));
        Assert.Equal("refused line.contradiction VER-6", Row(against, 0));
        Assert.Equal("ineligible", against["results[0].outcome"]);
        Assert.NotEqual(against["results[0].code"], against["results[0].detail"]);
        Assert.Equal(after.Select(l => l.ToString()), (await ReadAsync(village)).Select(l => l.ToString()));
    }

    [Theory]
    [Trait("rule", "VER-5")]
    [InlineData("ineligible", 1, "applied")]
    [InlineData("ineligible", 15, "applied")]
    [InlineData("ineligible", 0, "refused number.range VER-5")]
    [InlineData("ineligible", 16, "refused number.range VER-5")]
    [InlineData("ineligible", null, "refused ground.required VER-5")]
    [InlineData("eligible", 1, "refused ground.forbidden VER-5")]
    public async Task The_grounds_are_fifteen_and_belong_to_ineligible(string outcome, int? ground, string expected)
    {
        var (village, lines) = await SheetAsync();
        var child = lines.Number(village.Family.Members[3].Name, Insurance);
        object row = ground is { } number ? new { line = child, outcome, ground = number } : new { line = child, outcome };

        var answer = (await DecideAsync(village, row)).Expect(HttpStatusCode.OK);

        Assert.Equal(expected, Row(answer, 0));
        Assert.Equal(expected == "applied" ? $"{outcome} {ground}" : "unverified", (await ReadAsync(village)).Stand(child));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Only_the_villages_own_officers_read_and_decide()
    {
        var (village, lines) = await SheetAsync();
        var path = $"/cycles/{OpenMonth.Period}/villages/{village.Code}/lines";
        var row = new[] { new { line = (int)lines[0]["line"]!, outcome = "eligible" } };
        var stranger = await _flow.TokenAsync("village-officer", village.Code == "3306162001" ? "3306162002" : "3306162001");

        (await _flow.GetAsync(path, stranger)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.PutAsync(path, stranger, row)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.PutAsync(path, village.Head, row)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await _flow.GetAsync(path, await _flow.TokenAsync("citizen", village.Code))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await _flow.GetAsync(path, await _flow.TokenAsync("regency-officer", village.Code[..4]))).Expect(HttpStatusCode.OK);
        (await _flow.GetAsync($"/cycles/2026-10/villages/{village.Code}/lines", village.Officer)).ExpectProblem(HttpStatusCode.NotFound, "sheet.missing", "VER-1");
    }

    private async Task<(SheetVillage Village, IReadOnlyList<JToken> Lines)> SheetAsync()
    {
        var village = await month.NextAsync();
        return (village, await ReadAsync(village));
    }

    private Task<IReadOnlyList<JToken>> ReadAsync(SheetVillage village) => _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer);

    private Task<Answer> DecideAsync(SheetVillage village, params object[] rows) => _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, rows);

    private static List<int> Family(SheetVillage village, IReadOnlyList<JToken> lines) =>
        [lines.Number(village.Family.Head.Name, "PKH"), lines.Number(village.Family.Head.Name, "BPNT")];

    private static string Row(Answer answer, int row) =>
        string.Join(' ', new[] { answer[$"results[{row}].status"], answer[$"results[{row}].code"], answer[$"results[{row}].rule"] }.OfType<string>());
}
