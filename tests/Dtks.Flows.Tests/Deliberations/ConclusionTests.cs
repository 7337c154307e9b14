using System.Net;
using Dtks.Flows.Tests.CardReplacement;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Deliberations;

/// <summary>The gate before a deliberation's decisions take effect.</summary>
[Collection("deliberations")]
public sealed class ConclusionTests(FlowHost host)
{
    private static readonly Dictionary<string, string> InWords = new(StringComparer.Ordinal)
    {
        ["villageGovernment"] = "the village government",
        ["bpd"] = "the BPD",
        ["community"] = "the community",
        ["communityGroup"] = "community groups",
        ["householdRepresentative"] = "the households",
    };

    private readonly Flow _flow = host.Flow;

    [Theory]
    [Trait("rule", "MUS-4")]
    [InlineData("minutes")]
    [InlineData("attendance")]
    [InlineData("activityPhoto")]
    [InlineData("publicationPhoto")]
    public async Task Each_document_that_is_missing_is_named(string missing)
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        await deliberation.UploadAsync([.. DeliberationFlow.Kinds.Where(k => k != missing)]);

        var refused = (await deliberation.ConcludeAsync(0)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.documentMissing", "MUS-4");

        Assert.Equal(missing, refused["errors[0].pointer"]!["/evidence/".Length..]);
        Assert.Single(refused.Json["errors"]!);
        await deliberation.UploadAsync(missing);
        (await deliberation.ConcludeAsync(0)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("rule", "MUS-4")]
    public async Task A_document_that_was_rejected_or_never_completed_counts_as_missing()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        await deliberation.UploadAsync("attendance", "activityPhoto", "publicationPhoto");
        var wrong = DeliberationFlow.Declaration("minutes");
        wrong["sha256"] = new string('0', 64);
        await deliberation.UploadAsync(wrong, DeliberationFlow.Document("minutes").Content);
        (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);

        (await deliberation.ConcludeAsync(0)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.documentMissing", "MUS-4", "/evidence/minutes");
    }

    [Theory]
    [Trait("rule", "MUS-3")]
    [InlineData("regular", "villageGovernment", "bpd", "community")]
    [InlineData("cards", "villageGovernment", "communityGroup", "householdRepresentative")]
    public async Task Each_element_that_was_absent_is_named(string kind, params string[] required)
    {
        var village = Villages.Next();
        await host.AwaitCardsAsync(village);
        var complete = await DeliberationFlow.OpenAsync(_flow, village, DeliberationFlow.Draft(kind, required));
        await complete.UnitsAsync(("RW 01", "rw"));
        Assert.DoesNotContain((await complete.ConcludeAsync(0)).Json["errors"]!, e => (string?)e["rule"] == "MUS-3");
        foreach (var absent in required)
        {
            var deliberation = await DeliberationFlow.OpenAsync(_flow, complete.Village, DeliberationFlow.Draft(kind, [.. required.Where(e => e != absent)]));

            var refused = (await deliberation.ConcludeAsync(0, headers: ("Accept-Language", "en")))
                .ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.elementAbsent", "MUS-3", "/attendees");

            Assert.Contains($"stands for {InWords[absent]}", Assert.Single(refused.Json["errors"]!, e => (string?)e["rule"] == "MUS-3")["detail"]!.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [Trait("rule", "MUS-7")]
    [InlineData(1, 0, "/minutes/proposals")]
    [InlineData(3, 0, "/minutes/proposals")]
    [InlineData(2, 1, "/minutes/terminations")]
    public async Task Counts_of_the_minutes_that_are_off_by_one_are_refused_and_nothing_takes_effect(int proposals, int terminations, string pointer)
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var named = await deliberation.ProposeAsync("register", "register");
        (await deliberation.DecideAsync((named[0], "admit"), (named[1], "refuse"))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();

        (await deliberation.ConcludeAsync(proposals, terminations))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.countMismatch", "MUS-7", pointer);

        await _flow.IdleAsync();
        Assert.Equal("deliberating", await deliberation.StatusOfAsync(named[0]));
        Assert.Equal("deliberating", await deliberation.StatusOfAsync(named[1]));
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task Every_unmet_condition_is_named_at_once_in_the_order_of_the_rules()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow, draft: DeliberationFlow.Draft("regular", "community"));

        var refused = (await deliberation.ConcludeAsync(2, 1)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "request.refused");

        Assert.Equal(
            ["MUS-3", "MUS-3", "MUS-4", "MUS-4", "MUS-4", "MUS-4", "MUS-7", "MUS-7"],
            refused.Json["errors"]!.Select(e => e["rule"]!.ToString()));
        Assert.All(refused.Json["errors"]!, e => Assert.NotEqual((string?)e["code"], (string?)e["detail"]));
    }

    [Fact]
    [Trait("rule", "MUS-8")]
    public async Task A_decision_that_another_deliberation_took_ahead_stops_the_conclusion()
    {
        var first = await DeliberationFlow.OpenAsync(_flow);
        var second = await DeliberationFlow.OpenAsync(_flow, first.Village);
        var named = await first.ProposeAsync("register");
        (await first.DecideAsync((named[0], "admit"))).Expect(HttpStatusCode.OK);
        (await second.DecideAsync((named[0], "refuse"))).Expect(HttpStatusCode.OK);
        await first.UploadAsync();
        await second.UploadAsync();
        (await first.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        (await second.ConcludeAsync(1)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "resolution.decidedElsewhere", "MUS-8", "/decisions/0");

        await _flow.IdleAsync();
        Assert.Equal("eligible", await first.StatusOfAsync(named[0]));
        (await second.DecideAsync()).Expect(HttpStatusCode.OK);
        (await second.ConcludeAsync(0)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Only_the_head_of_this_village_concludes()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var elsewhere = await _flow.TokenAsync("village-head", Villages.Next());

        (await deliberation.ConcludeAsync(0, token: deliberation.Officer)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await deliberation.ConcludeAsync(0, token: elsewhere)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
    }

    [Theory]
    [InlineData("{}", "input.required", "/minutes")]
    [InlineData("{\"minutes\":{\"proposals\":0}}", "input.required", "/minutes/terminations")]
    [InlineData("{\"minutes\":{\"proposals\":-1,\"terminations\":0}}", "number.range", "/minutes/proposals")]
    [InlineData("{\"minutes\":{\"proposals\":0,\"terminations\":1001}}", "number.range", "/minutes/terminations")]
    [InlineData("{\"minutes\":{\"proposals\":\"0\",\"terminations\":0}}", "json.wrongType", "/minutes/proposals")]
    [InlineData("{\"minutes\":{\"proposals\":0,\"terminations\":0},\"force\":true}", "json.unknownMember", "/force")]
    public async Task A_conclusion_that_is_wrong_is_400_and_names_the_place(string body, string code, string pointer)
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);

        (await _flow.PostAsync($"{deliberation.Path}/conclusion", deliberation.Head, body)).ExpectProblem(HttpStatusCode.BadRequest, code, pointer: pointer);
    }
}
