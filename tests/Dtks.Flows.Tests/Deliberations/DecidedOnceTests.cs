using System.Net;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Deliberations;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Deliberations;

/// <summary>A proposal, or what becomes of a household, is decided by one deliberation, whichever is concluded first.</summary>
[Collection("deliberations")]
[Trait("rule", "MUS-8")]
public sealed class DecidedOnceTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task The_second_conclusion_is_refused_at_once_with_each_decision_and_the_other_deliberation_named()
    {
        var (first, second, named) = await TwoAsync(3);
        (await first.DecideAsync((named[0], "admit"), (named[1], "admit"))).Expect(HttpStatusCode.OK);
        (await second.DecideAsync((named[2], "admit"), (named[0], "refuse"), (named[1], "refuse"))).Expect(HttpStatusCode.OK);

        (await first.ConcludeAsync(2)).Expect(HttpStatusCode.OK);
        var refused = (await second.ConcludeAsync(3, headers: ("Accept-Language", "en"))).Expect(HttpStatusCode.UnprocessableEntity);

        Assert.Equal("MUS-8", refused["rule"]);
        Assert.Equal(
            ["resolution.decidedElsewhere MUS-8 /decisions/1", "resolution.decidedElsewhere MUS-8 /decisions/2"],
            refused.Json["errors"]!.Select(e => $"{e["code"]} {e["rule"]} {e["pointer"]}"));
        Assert.All(refused.Json["errors"]!, e => Assert.Contains(first.Id, (string?)e["detail"], StringComparison.Ordinal));
        Assert.Single((await _flow.GetAsync($"/public/villages/{first.Village}/deliberations")).Json["items"]!);
        await _flow.IdleAsync();
        Assert.Equal(["eligible", "eligible", "deliberating"], await Task.WhenAll(named.Select(first.StatusOfAsync)));

        // What is left of it is decided in it.
        (await second.DecideAsync((named[2], "refuse"))).Expect(HttpStatusCode.OK);
        (await second.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal("refused", await first.StatusOfAsync(named[2]));
    }

    [Fact]
    public async Task Of_two_at_once_one_concludes()
    {
        for (var round = 0; round < 2; round++)
        {
            var (first, second, named) = await TwoAsync(1);
            (await first.DecideAsync((named[0], "admit"))).Expect(HttpStatusCode.OK);
            (await second.DecideAsync((named[0], "refuse"))).Expect(HttpStatusCode.OK);

            var answers = await Task.WhenAll(first.ConcludeAsync(1), second.ConcludeAsync(1), first.ConcludeAsync(1), second.ConcludeAsync(1));

            var done = Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
            Assert.Equal(2, answers.Count(a => a.Status == HttpStatusCode.UnprocessableEntity));
            Assert.All(answers.Where(a => a.Status == HttpStatusCode.UnprocessableEntity), a => a.ExpectProblem(HttpStatusCode.UnprocessableEntity, "resolution.decidedElsewhere", "MUS-8", "/decisions/0"));
            Assert.Single((await _flow.GetAsync($"/public/villages/{first.Village}/deliberations")).Json["items"]!);
            await _flow.IdleAsync();
            Assert.Equal(done["id"] == first.Id ? "eligible" : "refused", await first.StatusOfAsync(named[0]));
        }
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public async Task A_household_is_proposed_to_be_stopped_by_one_of_two_concluded_at_once_and_by_no_later_one()
    {
        var village = Villages.Next();
        var household = await _flow.RegisteredAsync(SampleFamily.Of(village), "registerWithAssistance", "PKH");
        var stop = new[] { new { household, decision = "terminate", ground = 11 } };
        DeliberationFlow[] both = [await DeliberationFlow.OpenAsync(_flow, village), await DeliberationFlow.OpenAsync(_flow, village)];
        foreach (var deliberation in both)
        {
            (await deliberation.PutAsync(stop)).Expect(HttpStatusCode.OK);
            await deliberation.UploadAsync();
        }

        var answers = await Task.WhenAll(both.Concat(both).Select(d => d.ConcludeAsync(0, terminations: 1)));

        var done = Assert.Single(answers, a => a.Status == HttpStatusCode.OK)["id"]!;
        Assert.Equal(2, answers.Count(a => a.Status == HttpStatusCode.UnprocessableEntity));
        Assert.All(answers.Where(a => a.Status == HttpStatusCode.UnprocessableEntity), a => a.ExpectProblem(HttpStatusCode.UnprocessableEntity, "resolution.decidedElsewhere", "MUS-8", "/decisions/0"));
        await _flow.IdleAsync();
        var seen = (await _flow.GetAsync($"/households/{village}/{household}", both[0].Officer)).Expect(HttpStatusCode.OK);
        Assert.Equal(done, seen["deactivation.deliberationId"]);
        var later = await DeliberationFlow.OpenAsync(_flow, village);
        (await later.PutAsync(stop)).ExpectProblem(HttpStatusCode.Conflict, "resolution.decidedElsewhere", "MUS-8", "/0/household");
        (await both.Single(d => d.Id != done).ConcludeAsync(0, terminations: 1)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "resolution.decidedElsewhere", "MUS-8", "/decisions/0");
    }

    [Fact]
    public async Task While_the_effect_is_outstanding_it_is_neither_recorded_nor_concluded_elsewhere()
    {
        var (first, second, named) = await TwoAsync(1);
        (await first.DecideAsync((named[0], "admit"))).Expect(HttpStatusCode.OK);
        (await second.DecideAsync((named[0], "refuse"))).Expect(HttpStatusCode.OK);
        var third = await DeliberationFlow.OpenAsync(_flow, first.Village);
        (await first.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await host.EditAsync("registry", first.Village, $"proposal-{named[0]}", proposal => Wait(proposal, at: null));

        (await second.ConcludeAsync(1)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "resolution.decidedElsewhere", "MUS-8", "/decisions/0");
        (await third.DecideAsync((named[0], "admit"))).ExpectProblem(HttpStatusCode.Conflict, "resolution.decidedElsewhere", "MUS-8", "/0/proposal");
        var agenda = (await _flow.GetAsync($"/villages/{first.Village}/deliberations/agenda", first.Officer)).Expect(HttpStatusCode.OK);
        Assert.Equal((first.Id, second.Id), (agenda["items[0].decidedBy"], agenda["items[0].open[0]"]));

        await host.Services.GetRequiredService<DecisionEffects>().ApplyAsync(new EffectsMessage(first.Village, first.Id, From: 0), CancellationToken.None);
        Assert.Equal("eligible", await first.StatusOfAsync(named[0]));
        await _flow.IdleAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Concluded_before_turns_were_kept_or_with_one_that_cannot_be_read_it_holds_all_the_same(bool unreadable)
    {
        var (first, second, named) = await TwoAsync(2);
        (await first.DecideAsync((named[0], "admit"))).Expect(HttpStatusCode.OK);
        (await first.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        (await second.DecideAsync((named[1], "admit"))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        if (unreadable)
        {
            await host.SpoilAsync("registry", first.Village, "conclusionTurn");
        }
        else
        {
            using var gone = (await host.ContainerOf("registry").DeleteItemStreamAsync("conclusionTurn", new PartitionKey(first.Village))).EnsureSuccessStatusCode();
        }

        // As it stands between conclusion and effect.
        await host.EditAsync("registry", first.Village, $"proposal-{named[0]}", proposal => Wait(proposal, at: null));
        await host.EditAsync("registry", first.Village, $"deliberation-{second.Id}", deliberation => deliberation["state"]!["resolutions"]![0]!["proposalId"] = named[0]);
        (await second.ConcludeAsync(1)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "resolution.decidedElsewhere", "MUS-8", "/decisions/0");

        (await second.DecideAsync((named[1], "admit"))).Expect(HttpStatusCode.OK);
        (await second.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    [Fact]
    public async Task One_that_waits_anew_after_it_was_decided_is_decided_anew()
    {
        var (first, second, named) = await TwoAsync(1);
        (await first.DecideAsync((named[0], "admit"))).Expect(HttpStatusCode.OK);
        (await first.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await _flow.AdvanceAsync("PT1M");
        var now = (await _flow.NowAsync()).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        await host.EditAsync("registry", first.Village, $"proposal-{named[0]}", proposal => Wait(proposal, now));

        (await second.DecideAsync((named[0], "refuse"))).Expect(HttpStatusCode.OK);
        (await second.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        Assert.Equal("refused", await second.StatusOfAsync(named[0]));
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task A_hundred_and_ten_decisions_take_effect_by_one_conclusion_one_letter_covers_them_and_all_are_registered()
    {
        var village = Place.Next().Village;
        var first = await DeliberationFlow.OpenAsync(_flow, village);
        var second = await DeliberationFlow.OpenAsync(_flow, village);
        var families = Enumerable.Range(0, 110).Select(_ => SampleFamily.Of(village)).ToList();
        await Task.WhenAll(families.Select(_flow.RegisterPopulationAsync));
        var named = new List<string>();
        foreach (var family in families)
        {
            named.Add((await _flow.PostAsync("/proposals", first.Officer, family.Proposal())).Expect(HttpStatusCode.Created)["id"]!);
        }

        await _flow.IdleAsync();
        (await first.DecideAsync([.. named.Select(p => (p, "admit"))])).Expect(HttpStatusCode.OK);
        (await second.DecideAsync((named[105], "refuse"))).Expect(HttpStatusCode.OK);
        await first.UploadAsync();
        await second.UploadAsync();

        (await first.ConcludeAsync(110)).Expect(HttpStatusCode.OK);
        (await second.ConcludeAsync(1)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "resolution.decidedElsewhere", "MUS-8", "/decisions/0");
        await _flow.IdleAsync();
        await _flow.GoUpAsync(first, named);
        var letter = await _flow.RatifyAsync(village[..4]);

        Assert.Equal("110", letter["rows"]);
        var statuses = (await _flow.GetAsync($"/villages/{village}/proposals?status=registered&limit=100", first.Officer)).Expect(HttpStatusCode.OK);
        var rest = (await _flow.GetAsync($"/villages/{village}/proposals?status=registered&limit=100&cursor={statuses["next"]}", first.Officer)).Expect(HttpStatusCode.OK);
        Assert.Equal(110, statuses.Json["items"]!.Count() + rest.Json["items"]!.Count());
    }

    [Fact]
    [Trait("rule", "MUS-8")]
    [Trait("rule", "GOV-3")]
    public async Task What_was_refused_and_taken_up_again_by_an_appeal_is_decided_anew_by_another()
    {
        var (first, second, named) = await TwoAsync(1);
        (await first.DecideAsync((named[0], "refuse"))).Expect(HttpStatusCode.OK);
        (await first.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var appeal = (await _flow.AppealAsync(first.Officer, new { proposal = named[0] }))["id"]!;
        (await _flow.DecideAppealAsync(first.Village, appeal, await _flow.TokenAsync("regency-officer", first.Village[..4]))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal("deliberating", await first.StatusOfAsync(named[0]));

        (await second.DecideAsync((named[0], "admit"))).Expect(HttpStatusCode.OK);
        (await second.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var seen = await _flow.ProposalAsync(first.Village, named[0], first.Officer);
        Assert.Equal("eligible", seen["status"]);
        Assert.Contains(seen.Json["history"]!, h => (string?)h["note"] == DeliberationFlow.RefusedBecause);
    }

    // A proposal that waits for a deliberation, as the older one left it or since an instant.
    private static void Wait(JObject proposal, string? at)
    {
        proposal["status"] = "deliberating";
        proposal["state"]!["status"] = "deliberating";
        ((JObject)proposal["state"]!).Remove("deliberationId");
        var history = (JArray)proposal["state"]!["history"]!;
        var tabled = history.Last(h => (string?)h["status"] == "deliberating").DeepClone();
        if (at is not null)
        {
            tabled["meta"]!["at"] = at;
            history.Add(tabled);
        }
    }

    private async Task<(DeliberationFlow First, DeliberationFlow Second, IReadOnlyList<string> Named)> TwoAsync(int proposals)
    {
        var first = await DeliberationFlow.OpenAsync(_flow);
        var second = await DeliberationFlow.OpenAsync(_flow, first.Village);
        var named = await first.ProposeAsync([.. Enumerable.Repeat("register", proposals)]);
        await first.UploadAsync();
        await second.UploadAsync();
        return (first, second, named);
    }
}
