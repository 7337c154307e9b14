using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Dtks.Functions.Appeals;
using Dtks.Platform.Deadlines;
using Microsoft.Extensions.DependencyInjection;
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
        await MoveAsync(from, to, household);
        var appeal = await _flow.AppealAsync(citizen, new { household }, "removed");
        await MoveAsync(to, on, household);
        Assert.Single((await HouseholdAsync(on, household)).Json["members"]!);

        Assert.Equal("removalUndone", await GrantAsync(appeal));

        Assert.Equal(before, (await HouseholdAsync(on, household)).Json["members"]!.ToString());
        Assert.Equal("undone", (await _flow.RemovalAsync(from, household, removal, await _flow.TokenAsync("regency-officer", place.Regency)))["status"]);
        Assert.Contains(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "appealRemovalOverturned");
        var once = (await HouseholdAsync(on, household)).Text;
        await AgainAsync(appeal);
        Assert.Equal(once, (await HouseholdAsync(on, household)).Text);
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public async Task A_proposal_that_did_not_match_and_followed_its_family_is_taken_up_again_there()
    {
        var place = Place.Next();
        var to = place.Villages[1];
        var family = SampleFamily.Of(place.Village, members: 2);
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var mistyped = family.With(1, m => m with { BirthPlace = "Kota Lain" });
        var proposal = await _flow.ProposeAssistanceAsync(mistyped, citizen, "BPNT");
        var appeal = await _flow.AppealAsync(citizen, new { proposal });
        await MoveAsync(place.Village, to, household);
        (await _flow.ProposalAsync(to, proposal, citizen)).ExpectStatus("mismatched");

        Assert.Equal("reopened", await GrantAsync(appeal));

        var taken = await _flow.ProposalAsync(to, proposal, citizen);
        Assert.Single(taken.Json["history"]!, h => (string?)h["code"] == "proposal.reopened");
        await AgainAsync(appeal);
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
        Assert.Equal("forDeliberation", await GrantAsync(made[0]));
        await new FamilySteps(_flow, await _flow.TokenAsync("village-officer", from), from, household).MoveAsync(to);
        var arriving = await _flow.TokenAsync("village-officer", to);
        await Task.WhenAll(_flow.PostAsync($"/households/{to}/{household}/arrival", arriving, new { }), GrantAsync(made[1]));
        await _flow.IdleAsync();
        await MoveAsync(to, on, household);
        Assert.Equal("forDeliberation", await GrantAsync(made[2]));

        var ids = made.Select(a => a["id"]).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(ids, await AgendaAsync(on));
        Assert.Empty(await AgendaAsync(from));
        Assert.Empty(await AgendaAsync(to));
        await Task.WhenAll(made.Select(AgainAsync));
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

        Assert.Equal("removalUndone", await GrantAsync(appeal));

        var back = await HouseholdAsync(village, own);
        Assert.Null(back["ended.reason"]);
        Assert.Single(back.Json["members"]!);
        await AgainAsync(appeal);
        Assert.Equal(back.Text, (await HouseholdAsync(village, own)).Text);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    [Trait("rule", "RAT-6")]
    public async Task A_family_that_is_registered_again_is_not_doubled_and_told_what_holds()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        var village = family.Village;
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var officer = await _flow.TokenAsync("regency-officer", village[..4]);
        var removal = await _flow.RecordRemovalAsync(village, household, officer);
        await _flow.AdvanceAsync("P16D");
        var (anew, _) = await _flow.OwnHouseholdAsync(family, "BPNT");

        Assert.Equal("standsAgain", await GrantAsync(await _flow.AppealAsync(citizen, new { household }, "removed")));

        var undone = await _flow.RemovalAsync(village, household, removal, officer);
        Assert.Equal("undone", undone["status"]);
        Assert.Equal(["01", "02"], undone.Json["elsewhere"]!.Select(m => (string)m!));
        Assert.Empty((await HouseholdAsync(village, household)).Json["members"]!);
        (await _flow.ProposalAsync(village, anew, officer)).ExpectStatus("registered");
        var tracked = (await _flow.GetAsync($"/tracking/{(await _flow.ProposalAsync(village, household, citizen))["trackingCode"]}")).Expect(HttpStatusCode.OK);
        Assert.Contains("sudah tercatat di tempat lain", tracked["meaning"], StringComparison.Ordinal);
        var codes = (await _flow.MessagesAsync(citizen)).Select(m => (string?)m["code"]).ToList();
        Assert.Contains("appealStandsAgain", codes);
        Assert.Contains("removalStandsAgain", codes);
        Assert.DoesNotContain("removalUndone", codes);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    [Trait("rule", "RAT-6")]
    [Trait("rule", "RAT-8")]
    public async Task Whoever_was_removed_and_stands_nowhere_else_comes_back_whatever_is_proposed_of_them()
    {
        var place = Place.Next();
        var village = place.Village;
        var officer = await _flow.TokenAsync("regency-officer", place.Regency);
        SampleFamily[] families = [SampleFamily.Of(village, members: 3), SampleFamily.Of(village, members: 3), SampleFamily.Of(village, members: 3), SampleFamily.Of(village, members: 3)];
        var owned = new List<(string Household, string Citizen, string Removal, string Before)>();
        foreach (var family in families)
        {
            var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH", "PBI-JKN");
            owned.Add((household, citizen, await _flow.RecordRemovalAsync(village, household, officer), Standing(await HouseholdAsync(village, household))));
        }

        await _flow.AdvanceAsync("P16D");
        var (stranger, _) = await _flow.VerifyingAsync(families[0] with { Members = [families[0].Head] });
        var covered = await _flow.EligibleAsync(families[1], "registerWithAssistance", "PKH");
        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        var own = SampleFamily.Of(village);
        var wife = own with { Members = [families[2].Members[1] with { Relationship = "head", MaritalStatus = "divorced" }] };
        await _flow.OwnHouseholdAsync(wife, "BPNT");
        await _flow.OwnHouseholdAsync(families[3] with { Members = [families[3].Head] }, "BPNT");

        foreach (var ((household, citizen, removal, before), i) in owned.Select((o, i) => (o, i)))
        {
            var appeal = await _flow.AppealAsync(citizen, new { household }, "removed");
            Assert.Equal("removalUndone", await GrantAsync(appeal));
            var back = await HouseholdAsync(village, household);
            await AgainAsync(appeal);
            Assert.Equal(back.Text, (await HouseholdAsync(village, household)).Text);
            Assert.Null(back["ended.reason"]);
            Assert.Equal("undone", (await _flow.RemovalAsync(village, household, removal, officer))["status"]);
            if (i < 2)
            {
                Assert.Equal(before, Standing(back));
            }
        }

        // A proposal gives way, with its reason; one under a letter once that was reviewed.
        var refused = (await _flow.ProposalAsync(village, stranger, officer)).ExpectStatus("refused");
        Assert.Equal(("proposal.refusedAlreadyClaimed", owned[0].Household), (refused["history[-1:].code"], refused["first.proposal"]));
        (await _flow.ProposalAsync(village, covered, officer)).ExpectStatus("ratified");
        (await _flow.ReviewAsync(place.Regency, letter)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal("proposal.refusedAlreadyClaimed", (await _flow.ProposalAsync(village, covered, officer)).ExpectStatus("refused")["history[-1:].code"]);
        Assert.Equal("letter.rowLost", Assert.Single((await _flow.LetterAsync(place.Regency, letter)).Json["notApplied"]!)["code"]);
        await host.SendToLettersAsync($$"""{"regency":"{{place.Regency}}","letter":"{{letter}}","after":0,"page":0,"row":"{{covered}}"}""");
        await _flow.IdleAsync();
        Assert.Equal("letter.rowLost", Assert.Single((await _flow.LetterAsync(place.Regency, letter)).Json["notApplied"]!)["code"]);

        // Of two families of which one stands elsewhere, the others come back, and what is the family's.
        string[] others = ["01", "03"];
        Assert.Equal(others, (await HouseholdAsync(village, owned[2].Household)).Json["members"]!.Select(m => (string)m["id"]!));
        Assert.Equal(["02", "03"], (await HouseholdAsync(village, owned[3].Household)).Json["members"]!.Select(m => (string)m["id"]!));
        Assert.Contains((await HouseholdAsync(village, owned[3].Household)).Json["entitlements"]!, e => ((string?)e["programme"], (string?)e["memberId"], (string?)e["status"]) == ("PKH", "02", "active"));
        var told = (string)Assert.Single(await _flow.MessagesAsync(owned[2].Citizen), m => (string?)m["code"] == "removalUndonePartly")["text"]!;
        Assert.Contains("2 orang tercatat kembali", told, StringComparison.Ordinal);
        Assert.Contains("1 orang yang juga dimaksud", told, StringComparison.Ordinal);

        // Their numbers are theirs.
        (await _flow.PostAsync("/proposals", await _flow.TokenAsync("citizen", village), families[0].Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        Assert.Contains((await _flow.GetAsync($"/villages/{village}/proposals?status=refused", officer)).Json["items"]!, p => (string?)p["id"] != stranger && (string?)p["id"] != covered);
    }

    [Fact]
    [Trait("rule", "RAT-6")]
    public async Task One_who_was_removed_comes_back_also_where_the_last_of_the_family_has_left_it()
    {
        var village = Place.Next().Village;
        var joined = SampleFamily.Of(village, members: 2);
        var (there, _) = await _flow.OwnHouseholdAsync(joined, "PKH");
        var family = SampleFamily.Of(village, members: 2).With(0, m => m with { MaritalStatus = "widowed" }).With(1, m => m with { Relationship = "parent", MaritalStatus = "widowed", BirthDate = "1940" + m.BirthDate[4..] });
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH", "PBI-JKN");
        var officer = await _flow.TokenAsync("regency-officer", village[..4]);
        var removal = await _flow.RecordRemovalAsync(village, household, officer, RemovalSteps.Removal(members: ["02"]));
        await _flow.AdvanceAsync("P16D");
        await _flow.RegisterPopulationAsync(joined with { Members = [family.Head with { Relationship = "childInLaw", MaritalStatus = "married" }] });
        await new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household)
            .ChangeAsync(new { kind = "marriage", member = "01", joins = there, relationship = "childInLaw", familyCardNumber = joined.FamilyCardNumber });
        await _flow.IdleAsync();
        Assert.Equal("left", (await HouseholdAsync(village, household))["ended.reason"]);

        Assert.Equal("removalUndone", await GrantAsync(await _flow.AppealAsync(citizen, new { household }, "removed")));

        var back = await HouseholdAsync(village, household);
        Assert.Equal(("02", "head", null), ((string?)Assert.Single(back.Json["members"]!)["id"], back["members[0].person.relationship"], back["ended.reason"]));
        Assert.Contains(back.Json["entitlements"]!, e => ((string?)e["programme"], (string?)e["memberId"], (string?)e["status"]) == ("PBI-JKN", "02", "active"));
        Assert.Equal("undone", (await _flow.RemovalAsync(village, household, removal, officer))["status"]);
    }

    private static string Standing(Answer household) => $"{household.Json["members"]} {household.Json["entitlements"]}";

    private async Task<string?> GrantAsync(Answer appeal)
    {
        var village = appeal["village"]!;
        var decided = (await _flow.DecideAppealAsync(village, appeal["id"]!, await _flow.TokenAsync("regency-officer", village[..4]))).Expect(HttpStatusCode.OK);
        await _flow.AdvanceAsync("PT10M");
        return decided["result"];
    }

    // As the message is delivered a second time, weeks later.
    private async Task AgainAsync(Answer appeal)
    {
        var action = host.Services.GetServices<IDeadlineAction>().OfType<CarryOutAppeals>().Single();
        await action.RunAsync(new DeadlineInput(CarryOutAppeals.DeadlineKind, DateTimeOffset.UnixEpoch, appeal["village"]!, appeal["id"]!), CancellationToken.None);
        await _flow.IdleAsync();
    }

    private async Task<IReadOnlyList<string?>> AgendaAsync(string village) =>
        [.. (await _flow.GetAsync($"/villages/{village}/deliberations/agenda", await _flow.TokenAsync("village-officer", village))).Expect(HttpStatusCode.OK).Json["items"]!
            .Select(i => (string?)i.SelectToken("appeal.id")).Order(StringComparer.Ordinal)];

    private async Task<Answer> AppealAsync(Answer appeal, string token) => (await _flow.GetAsync($"/appeals/{appeal["village"]}/{appeal["id"]}", token)).Expect(HttpStatusCode.OK);

    private async Task<Answer> HouseholdAsync(string village, string household) =>
        (await _flow.GetAsync($"/households/{village}/{household}", await _flow.TokenAsync("village-officer", village))).Expect(HttpStatusCode.OK);

    private async Task MoveAsync(string from, string to, string household)
    {
        await new FamilySteps(_flow, await _flow.TokenAsync("village-officer", from), from, household).MoveAsync(to);
        (await _flow.PostAsync($"/households/{to}/{household}/arrival", await _flow.TokenAsync("village-officer", to), new { })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }
}
