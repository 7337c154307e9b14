using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>What an appeal is granted for is done where it stands by now, however often that moved since, and once.</summary>
[Collection("notices")]
[Trait("rule", "GOV-3")]
[Trait("rule", "REG-8")]
public sealed class GrantedElsewhereTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "RAT-6")]
    public async Task Who_was_removed_before_the_family_moved_on_stands_with_it_again_where_it_lives()
    {
        var place = Place.Next();
        var (from, to, on) = (place.Village, place.Villages[1], place.Villages[2]);
        var (household, citizen) = await _flow.OwnHouseholdAsync(SampleFamily.Of(from, members: 2), "PKH", "PBI-JKN");
        var before = (await HouseholdAsync(from, household)).Json["members"]!.ToString();
        var removal = await _flow.RecordRemovalAsync(from, household, await _flow.TokenAsync("regency-officer", place.Regency), RemovalSteps.Removal(members: ["02"]));
        await _flow.AdvanceAsync("P16D");
        await _flow.MoveAsync(from, to, household);
        var appeal = await _flow.AppealAsync(citizen, new { household }, "removed");
        await _flow.MoveAsync(to, on, household);
        Assert.Single((await HouseholdAsync(on, household)).Json["members"]!);

        Assert.Equal("removalUndone", await _flow.GrantAppealAsync(appeal));

        Assert.Equal(before, (await HouseholdAsync(on, household)).Json["members"]!.ToString());
        Assert.Equal("undone", (await _flow.RemovalAsync(from, household, removal, await _flow.TokenAsync("regency-officer", place.Regency)))["status"]);
        Assert.Contains(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "appealRemovalOverturned");
        var once = (await HouseholdAsync(on, household)).Text;
        await host.CarryOutAgainAsync(appeal);
        Assert.Equal(once, (await HouseholdAsync(on, household)).Text);
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public async Task A_proposal_that_was_refused_is_taken_up_again_though_its_family_moved_since()
    {
        var place = Place.Next();
        var to = place.Villages[1];
        var family = SampleFamily.Of(place.Village, members: 2);
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var proposal = await _flow.ProposeAssistanceAsync(family, citizen, "BPNT");
        (await _flow.VerifyAsync(place.Village, proposal, await _flow.TokenAsync("regency-officer", place.Regency), "ineligible", 11)).Expect(HttpStatusCode.OK);
        var appeal = await _flow.AppealAsync(citizen, new { proposal });
        await _flow.MoveAsync(place.Village, to, household);

        Assert.Equal("reopened", await _flow.GrantAppealAsync(appeal));
        await _flow.IdleAsync();

        var taken = await _flow.ProposalAsync(to, proposal, citizen);
        Assert.Single(taken.Json["history"]!, h => (string?)h["code"] == "proposal.reopened");
        await host.CarryOutAgainAsync(appeal);
        Assert.Equal(taken.Text, (await _flow.ProposalAsync(to, proposal, citizen)).Text);
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public async Task What_a_deliberation_is_to_decide_waits_where_the_household_stands_granted_before_at_once_or_after_and_who_objected_is_told_how_it_ended()
    {
        var place = Place.Next();
        var (from, to, on) = (place.Village, place.Villages[1], place.Villages[2]);
        var (household, _) = await _flow.OwnHouseholdAsync(SampleFamily.Of(from), "PKH");
        string[] objectors = [await _flow.TokenAsync("citizen", from), await _flow.TokenAsync("citizen", from), await _flow.TokenAsync("citizen", from)];
        Answer[] made = [.. await Task.WhenAll(objectors.Select(o => _flow.AppealAsync(o, new { household }, "notEntitled")))];
        Assert.Equal("forDeliberation", await _flow.GrantAppealAsync(made[0]));
        await new FamilySteps(_flow, await _flow.TokenAsync("village-officer", from), from, household).MoveAsync(to);
        var arriving = await _flow.TokenAsync("village-officer", to);
        await Task.WhenAll(_flow.PostAsync($"/households/{to}/{household}/arrival", arriving, new { }), _flow.GrantAppealAsync(made[1]));
        await _flow.IdleAsync();
        await _flow.MoveAsync(to, on, household);
        Assert.Equal("forDeliberation", await _flow.GrantAppealAsync(made[2]));

        var ids = made.Select(a => a["id"]).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(ids, await AgendaAsync(on));
        Assert.Empty(await AgendaAsync(from));
        Assert.Empty(await AgendaAsync(to));
        await Task.WhenAll(made.Select(host.CarryOutAgainAsync));
        Assert.Equal(ids, await AgendaAsync(on));

        // Where it went is shown to officers, and not to who objected.
        var (officer, above) = (await _flow.TokenAsync("village-officer", from), await _flow.TokenAsync("regency-officer", place.Regency));
        Assert.Equal(on, (await _flow.GetAsync($"/appeals/{to}/{made[0]["id"]}", above)).Expect(HttpStatusCode.OK)["wentTo"]);
        (await _flow.GetAsync($"/appeals/{on}/{made[0]["id"]}", objectors[0])).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        Assert.Null((await AppealAsync(made[0], objectors[0]))["wentTo"]);
        Assert.Null((await AppealAsync(made[0], officer))["wentTo"]);
        Assert.NotNull((await AppealAsync(made[0], above))["wentTo"]);

        var deliberation = await DeliberationFlow.OpenTodayAsync(_flow, on);
        (await deliberation.PutAsync(new JArray(new JObject { ["household"] = household, ["decision"] = "keep" }))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(0)).Expect(HttpStatusCode.OK);
        await _flow.AdvanceAsync("PT10M");

        Assert.Empty(await AgendaAsync(on));
        foreach (var (appeal, objector) in made.Zip(objectors))
        {
            Assert.Equal("kept", (await AppealAsync(appeal, objector))["closing.outcome"]);
            Assert.Single(await _flow.MessagesAsync(objector), m => (string?)m["code"] == "appealOtherKept");
            Assert.Equal((from, "kept"), ((string?)Assert.Single((await _flow.GetAsync("/me/appeals", objector)).Json["items"]!)["village"], (await _flow.GetAsync("/me/appeals", objector))["items[0].closing.outcome"]));
        }

        Assert.Equal(3, (await _flow.GetAsync($"/regencies/{place.Regency}/appeals", above)).Expect(HttpStatusCode.OK).Json["items"]!.Count());
    }

    [Fact]
    [Trait("rule", "RAT-6")]
    public async Task What_was_objected_to_in_the_days_of_notice_is_undone_on_the_card_on_which_it_took_effect()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        var village = family.Village;
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var officer = await _flow.TokenAsync("regency-officer", village[..4]);
        var removal = await _flow.RecordRemovalAsync(village, household, officer, RemovalSteps.Removal(members: ["02"]));
        var appeal = await _flow.AppealAsync(citizen, new { household }, "removed");
        var card = FamilySteps.CardOf(family, 1);
        await _flow.RegisterPopulationAsync(family with { FamilyCardNumber = card, Street = "Dusun Krajan 14", Members = [family.Members[1] with { Relationship = "head", MaritalStatus = "divorced" }] });
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household);
        var own = (await steps.ChangeAsync(new { kind = "divorce", member = "02", familyCardNumber = card, address = new { street = "Dusun Krajan 14", rt = family.Rt, rw = family.Rw } }))["change.id"]!;
        await _flow.AdvanceAsync("P16D");
        Assert.Equal(("moot", "removed"), ((await _flow.RemovalAsync(village, household, removal, officer))["status"], (await HouseholdAsync(village, own))["ended.reason"]));

        Assert.Equal("removalUndone", await _flow.GrantAppealAsync(appeal));

        var back = await HouseholdAsync(village, own);
        Assert.Null(back["ended.reason"]);
        Assert.Single(back.Json["members"]!);
        await host.CarryOutAgainAsync(appeal);
        Assert.Equal(back.Text, (await HouseholdAsync(village, own)).Text);
    }

    private async Task<IReadOnlyList<string?>> AgendaAsync(string village) =>
        [.. (await _flow.GetAsync($"/villages/{village}/deliberations/agenda", await _flow.TokenAsync("village-officer", village))).Expect(HttpStatusCode.OK).Json["items"]!
            .Select(i => (string?)i.SelectToken("appeal.id")).Order(StringComparer.Ordinal)];

    private async Task<Answer> AppealAsync(Answer appeal, string token) => (await _flow.GetAsync($"/appeals/{appeal["village"]}/{appeal["id"]}", token)).Expect(HttpStatusCode.OK);

    private async Task<Answer> HouseholdAsync(string village, string household) =>
        (await _flow.GetAsync($"/households/{village}/{household}", await _flow.TokenAsync("village-officer", village))).Expect(HttpStatusCode.OK);
}
