using System.Net;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Notices;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Proposals;

[Collection("proposals")]
[Trait("rule", "REG-5")]
public sealed class SettlementTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [InlineData("first", "verifying", "refused")]
    [InlineData("second", "refused", "deliberating")]
    [InlineData("neither", "refused", "refused")]
    public async Task A_conflict_of_two_regencies_is_seen_by_both_and_settled_by_either(string outcome, string first, string second)
    {
        var conflict = await ConflictAsync();
        var (family, firstId, elsewhere, secondId, _) = conflict;
        var (near, far) = (await _flow.TokenAsync("regency-officer", family.Village[..4]), await _flow.TokenAsync("regency-officer", elsewhere[..4]));

        var seenNear = await OnlyAsync(near, family.Village[..4]);
        var seenFar = await OnlyAsync(far, elsewhere[..4]);
        Assert.Equal((string?)seenNear["id"], (string?)seenFar["id"]);
        Assert.Equal((firstId, null), ((string?)seenNear.SelectToken("first.proposal"), (string?)seenNear.SelectToken("second.proposal")));
        Assert.Equal((null, secondId), ((string?)seenFar.SelectToken("first.proposal"), (string?)seenFar.SelectToken("second.proposal")));
        Assert.Equal(family.Village[..4], (string?)seenFar.SelectToken("first.regency"));
        Assert.DoesNotContain(family.Village, seenFar.ToString(), StringComparison.Ordinal);

        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var path = $"/regencies/{elsewhere[..4]}/claims/{seenFar["id"]}/settlement";
        var settled = (await _flow.PostAsync(path, far, Settlement(outcome), key)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var auditor = await _flow.TokenAsync("auditor", "ID");
        var (one, two) = (await _flow.ProposalAsync(family.Village, firstId, auditor), await _flow.ProposalAsync(elsewhere, secondId, auditor));
        Assert.Equal((first, second), (one["status"], two["status"]));
        foreach (var refused in new[] { one, two }.Where(p => p["status"] == "refused"))
        {
            Assert.Equal(("REG-5", "Diperiksa bersama"), (refused["history[-1:].rule"], refused["note"]));
            Assert.Equal((outcome != "neither", outcome == "neither"), (refused.Text.Contains("ternyata milik keluarga lain", StringComparison.Ordinal), refused.Text.Contains("bukan milik satu pun", StringComparison.Ordinal)));
        }

        Assert.Equal(settled.Text, (await _flow.PostAsync(path, far, Settlement(outcome), key)).Expect(HttpStatusCode.OK).Text);
        (await _flow.PostAsync(path, far, Settlement(outcome))).ExpectProblem(HttpStatusCode.Conflict, "claim.alreadySettled", "REG-5");
        foreach (var (token, regency) in new[] { (near, family.Village[..4]), (far, elsewhere[..4]) })
        {
            Assert.Empty((await _flow.GetAsync($"/regencies/{regency}/claims?status=contested", token)).Expect(HttpStatusCode.OK).Json["items"]!);
            Assert.Equal(outcome, (await _flow.GetAsync($"/regencies/{regency}/claims?status=settled", token)).Expect(HttpStatusCode.OK)["items[0].outcome"]);
        }
    }

    [Fact]
    public async Task What_the_first_gives_up_by_itself_ends_the_conflict()
    {
        var (family, firstId, elsewhere, secondId, officer) = await ConflictAsync();
        var regency = await _flow.TokenAsync("regency-officer", family.Village[..4]);
        (await _flow.VerifyAsync(family.Village, firstId, regency, "ineligible", ground: 13)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        (await _flow.ProposalAsync(elsewhere, secondId, officer)).ExpectStatus("deliberating");
        var list = (await _flow.GetAsync($"/regencies/{family.Village[..4]}/claims", regency)).Expect(HttpStatusCode.OK);
        Assert.Equal("ended", list["items[0].status"]);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Nobody_else_sees_or_settles_it()
    {
        var (family, _, elsewhere, _, _) = await ConflictAsync();
        var third = await _flow.TokenAsync("regency-officer", Place.Next().Regency);
        var near = await _flow.TokenAsync("regency-officer", family.Village[..4]);
        var id = (await OnlyAsync(near, family.Village[..4]))["id"];

        (await _flow.GetAsync($"/regencies/{family.Village[..4]}/claims", third)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.GetAsync($"/regencies/{family.Village[..4]}/claims", await _flow.TokenAsync("village-officer", family.Village))).Expect(HttpStatusCode.Forbidden);
        (await _flow.PostAsync($"/regencies/{elsewhere[..4]}/claims/{id}/settlement", near, Settlement("first"))).Expect(HttpStatusCode.Forbidden);
        (await _flow.PostAsync($"/regencies/{family.Village[..4]}/claims/{new string('0', 32)}/settlement", near, Settlement("first"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.PostAsync($"/regencies/{family.Village[..4]}/claims/{id}/settlement", near, new { outcome = "third", papers = Array.Empty<string>(), note = "" }))
            .ExpectProblem(HttpStatusCode.BadRequest, "input.unknownValue", pointer: "/outcome");
    }

    [Fact]
    public async Task What_a_deliberation_admits_unconfirmed_is_ratified_only_once_papers_settle_it()
    {
        var deliberation = await Deliberations.DeliberationFlow.OpenAsync(_flow);
        var named = await deliberation.ProposeAsync("register");
        var agenda = (await _flow.GetAsync($"/villages/{deliberation.Village}/deliberations/agenda", deliberation.Officer, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        Assert.Equal((named[0], "resolution.unconfirmed", "PRO-3"), (agenda["items[0].proposal"], agenda["items[0].advice[0].code"], agenda["items[0].advice[0].rule"]));
        Assert.Contains("social office", agenda["items[0].advice[0].detail"], StringComparison.Ordinal);
        var decided = (await deliberation.DecideAsync((named[0], "admit"))).Expect(HttpStatusCode.OK);
        Assert.Equal(("resolution.unconfirmed", "/decisions/0"), (decided["advice[0].code"], decided["advice[0].pointer"]));
        Assert.Contains((await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Expect(HttpStatusCode.OK).Json["advice"]!, a => ("resolution.unconfirmed", "/decisions/0") == ((string?)a["code"], (string?)a["pointer"]));
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var waits = (await _flow.ProposalAsync(deliberation.Village, named[0], deliberation.Officer)).ExpectStatus("eligible");
        Assert.All([waits["explanation"]!, (string)Assert.Single(await _flow.TakenAboutAsync(waits["trackingCode"]!))["text"]!], said => Assert.Contains("Bawa KTP dan KK", said, StringComparison.Ordinal));
        var regency = deliberation.Village[..4];
        var (officer, regent) = (await _flow.TokenAsync("regency-officer", regency), await _flow.TokenAsync("regent", regency));
        (await _flow.ProposalAsync(deliberation.Village, named[0], officer)).ExpectStatus("eligible");
        Assert.Contains("kunjungan rumah", await NextAsync(waits["trackingCode"]!), StringComparison.Ordinal);
        await _flow.VisitAllAsync(deliberation, named);
        Assert.DoesNotContain("kunjungan rumah", await NextAsync(waits["trackingCode"]!), StringComparison.Ordinal);
        (await _flow.SubmitAsync(deliberation)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "dossier.empty", "RAT-2", "/deliberation");
        Assert.NotEqual(HttpStatusCode.Created, (await _flow.SignAsync(regency, regent)).Status);

        var open = (await _flow.GetAsync($"/regencies/{regency}/claims?status=contested", officer)).Expect(HttpStatusCode.OK).Json["items"]!
            .Single(c => (string?)c.SelectToken("second.proposal") == named[0]);
        Assert.Equal("unconfirmed", (string?)open["reason"]);
        (await _flow.PostAsync($"/regencies/{regency}/claims/{open["id"]}/settlement", officer, Settlement("first"))).ExpectProblem(HttpStatusCode.BadRequest, "claim.noFirst", "REG-5");
        (await _flow.PostAsync($"/regencies/{regency}/claims/{open["id"]}/settlement", officer, Settlement("second"))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.NotEqual(HttpStatusCode.Created, (await _flow.SignAsync(regency, regent)).Status);

        await _flow.GoUpAsync(deliberation, named);
        await _flow.RatifyAsync(regency);
        (await _flow.ProposalAsync(deliberation.Village, named[0], officer)).ExpectStatus("registered");
    }

    [Fact]
    public async Task Of_two_of_one_unknown_family_the_second_is_told_that_the_first_holds_its_numbers_once_papers_were_found_for_both()
    {
        var deliberation = await Deliberations.DeliberationFlow.OpenAsync(_flow);
        var (family, ids) = (SampleFamily.Of(deliberation.Village), new List<string>());
        foreach (var by in new[] { "pengusul-satu", "pengusul-dua" })
        {
            ids.Add((await _flow.PostAsync("/proposals", await _flow.TokenAsync("village-officer", deliberation.Village, by), family.Proposal())).Expect(HttpStatusCode.Created)["id"]!);
        }

        await _flow.IdleAsync();
        (await deliberation.DecideAsync((ids[0], "admit"), (ids[1], "admit"))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(2)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var (regency, officer) = (deliberation.Village[..4], await _flow.TokenAsync("regency-officer", deliberation.Village[..4]));
        async Task<JToken> SettledAsync(string proposal, string outcome)
        {
            var claim = (await _flow.GetAsync($"/regencies/{regency}/claims?status=contested", officer)).Expect(HttpStatusCode.OK).Json["items"]!.Single(c => (string?)c.SelectToken("second.proposal") == proposal);
            (await _flow.PostAsync($"/regencies/{regency}/claims/{claim["id"]}/settlement", officer, Settlement(outcome))).Expect(HttpStatusCode.OK);
            await _flow.IdleAsync();
            return claim;
        }

        foreach (var id in ids)
        {
            Assert.Equal("unconfirmed", (string?)(await SettledAsync(id, "second"))["reason"]);
        }

        Assert.Null((await _flow.ProposalAsync(deliberation.Village, ids[0], officer)).ExpectStatus("eligible")["explanation"]);
        var waits = (await _flow.ProposalAsync(deliberation.Village, ids[1], officer)).ExpectStatus("eligible");
        Assert.All([waits["explanation"]!, (await _flow.GetAsync($"/tracking/{waits["trackingCode"]}")).Expect(HttpStatusCode.OK)["meaning"]!], said =>
        {
            Assert.Contains("ada pada usulan lain", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Bawa KTP", said, StringComparison.Ordinal);
        });
        Assert.Contains("memutuskan milik siapa", await NextAsync(waits["trackingCode"]!), StringComparison.Ordinal);

        var held = await SettledAsync(ids[1], "first");
        Assert.Equal(("held", ids[0]), ((string?)held["reason"], (string?)held.SelectToken("first.proposal")));
        (await _flow.ProposalAsync(deliberation.Village, ids[1], officer)).ExpectStatus("refused");
        (await _flow.ProposalAsync(deliberation.Village, ids[0], officer)).ExpectStatus("eligible");
    }

    [Fact]
    [Trait("rule", "RAT-6")]
    public async Task What_stands_in_the_register_is_not_settled_away()
    {
        var grown = SampleFamily.Of(Place.Next().Village, members: 3);
        await _flow.RegisteredAsync(grown with { Members = [.. grown.Members.Take(2)] }, "register");
        await _flow.RegisterPopulationAsync(grown);
        var elsewhere = Place.Next("WIT").Village;
        var officer = await _flow.TokenAsync("village-officer", elsewhere);
        var second = (await _flow.PostAsync("/proposals", officer, (grown with { Village = elsewhere }).Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();

        var far = await _flow.TokenAsync("regency-officer", elsewhere[..4]);
        var conflict = await OnlyAsync(far, elsewhere[..4]);
        Assert.Equal("registered", (string?)conflict["reason"]);
        var path = $"/regencies/{elsewhere[..4]}/claims/{conflict["id"]}/settlement";
        (await _flow.PostAsync(path, far, Settlement("second"))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "claim.firstRegistered", "RAT-6", "/outcome");
        (await _flow.PostAsync(path, far, Settlement("neither"))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "claim.firstRegistered", "RAT-6", "/outcome");

        (await _flow.PostAsync(path, far, Settlement("first"))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(elsewhere, second, officer)).ExpectStatus("refused");
    }

    private static object Settlement(string outcome) => new { outcome, papers = new[] { "KTP dan KK asli" }, note = "Diperiksa bersama" };

    private async Task<(SampleFamily Family, string First, string Elsewhere, string Second, string Officer)> ConflictAsync()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (first, _) = await _flow.VerifyingAsync(family);
        var elsewhere = Place.Next("WIT").Village;
        var officer = await _flow.TokenAsync("village-officer", elsewhere);
        var second = (await _flow.PostAsync("/proposals", officer, (family with { Village = elsewhere }).Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(elsewhere, second, officer)).ExpectStatus("contested");
        return (family, first, elsewhere, second, officer);
    }

    private async Task<JToken> OnlyAsync(string token, string regency) =>
        Assert.Single((await _flow.GetAsync($"/regencies/{regency}/claims?status=contested", token)).Expect(HttpStatusCode.OK).Json["items"]!);

    private async Task<string?> NextAsync(string code) => (await _flow.GetAsync($"/tracking/{code}", token: null)).Expect(HttpStatusCode.OK)["next"];
}
