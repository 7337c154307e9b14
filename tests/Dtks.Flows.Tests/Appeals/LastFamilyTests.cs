using System.Net;
using Dtks.Flows.Tests.Citizens;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Dtks.Flows.Tests.Verification;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>Assistance that ends because those left the card to whom it was paid: they are told where they stand by then, and object.</summary>
[Collection("notices")]
[Trait("rule", "GOV-3")]
[Trait("rule", "REG-8")]
public sealed class LastFamilyTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "VER-4")]
    public async Task All_of_a_family_who_go_to_another_card_are_told_what_ended_and_object_where_they_stand()
    {
        var village = Place.Next().Village;
        var (family, other) = (SampleFamily.Of(village, members: 2), SampleFamily.Of(village));
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var wife = await _flow.TokenAsync("citizen", village);
        await _flow.ConfirmedAsync(wife, family, member: 1);
        var (joins, host2) = await _flow.OwnHouseholdAsync(other, "BPNT");
        SampleMember[] going = [.. family.Members.Select(m => m with { Relationship = "relative" })];
        await _flow.RegisterPopulationAsync(other with { Members = [.. going] });
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household);
        Assert.Equal("applied", (await steps.ChangeAsync(FamilyCards.JoinCard(joins, other.FamilyCardNumber, ("01", "relative"), ("02", "relative"))))["change.status"]);
        await _flow.IdleAsync();

        foreach (var token in new[] { citizen, wife })
        {
            var told = (string)Assert.Single(await _flow.MessagesAsync(token, "en"), m => (string?)m["code"] == "aidStoppedByLeaving")["text"]!;
            Assert.All(["assistance PKH of your family stops from", "object"], said => Assert.Contains(said, told, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(await _flow.MessagesAsync(host2), m => (string?)m["code"] is "aidStoppedByLeaving" or "aidLeftJoining");
        var me = (await _flow.GetAsync("/me", wife, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        Assert.Equal(joins, me["family.household"]);
        Assert.Contains("assistance PKH of the family whose last members left its card", me["family.explanation"], StringComparison.Ordinal);
        var mine = (await _flow.GetAsync("/me", citizen, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        Assert.Contains("assistance PKH of this family is not paid from", mine["proposals.items[0].explanation"], StringComparison.Ordinal);
        var code = mine["proposals.items[0].trackingCode"]!;
        Assert.Contains("assistance PKH of its family is not paid from", (await _flow.GetAsync($"/tracking/{code}", null, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK)["meaning"], StringComparison.Ordinal);

        // By the household that they are of now, that of then, its proposal and its code: once.
        (await _flow.PostAsync("/appeals", host2, AppealSteps.Appeal(new { household = joins }, "removed"))).ExpectProblem(HttpStatusCode.Conflict, "appeal.notRemoved", "GOV-3");
        var appeal = await _flow.AppealAsync(wife, new { household = joins }, "removed");
        foreach (var about in new object[] { new { household }, new { trackingCode = code }, new { proposal = household } })
        {
            (await _flow.PostAsync("/appeals", citizen, AppealSteps.Appeal(about, "removed"))).ExpectProblem(HttpStatusCode.Conflict, "appeal.alreadyMade", "GOV-3");
        }

        Assert.Equal("forDeliberation", await _flow.GrantAppealAsync(appeal));
        var deliberation = await DeliberationFlow.OpenTodayAsync(_flow, village);
        (await deliberation.PutAsync(new JArray { new JObject { ["household"] = joins, ["decision"] = "keep" } })).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(0)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var after = await _flow.HouseholdAsync(village, joins, deliberation.Officer);
        Assert.Equal(["BPNT active", "PKH active"], after.Json["entitlements"]!.Select(e => $"{e["programme"]} {e["status"]}").Order());
        Assert.Null((await _flow.GetAsync("/me", wife)).Expect(HttpStatusCode.OK)["family.explanation"]);
        Assert.DoesNotContain("PKH", (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK)["meaning"]!, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public async Task Who_received_it_and_joins_anothers_card_while_others_stay_is_told_what_became_of_it()
    {
        var place = Place.Next(villages: 2);
        var (family, other) = (SampleFamily.Of(place.Villages[0], members: 3), SampleFamily.Of(place.Villages[1]));
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        await _flow.ConfirmedAsync(citizen, family);
        var (joins, _) = await _flow.OwnHouseholdAsync(other, "BPNT");
        await _flow.RegisterPopulationAsync(other with { Members = [family.Head with { Relationship = "relative" }] });
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", family.Village), family.Village, household);
        await steps.ChangeAsync(new { kind = "joinCard", members = FamilyCards.Going([("01", "relative")]), joins, familyCardNumber = other.FamilyCardNumber, newHead = "02" });
        await _flow.IdleAsync();
        (await steps.TryAsync(new { kind = "move", to = place.Villages[1], address = new { street = "Dusun Krajan 1", rt = "1", rw = "1" } })).ExpectProblem(HttpStatusCode.Conflict, "change.leavesAlready", "REG-8", "/to");
        var (arrival, there) = ($"/households/{other.Village}/{household}/arrival", await _flow.TokenAsync("village-officer", other.Village));
        (await _flow.PostAsync(arrival, there, new { })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        // Sent a second time, without a key.
        Assert.Equal(joins, (await _flow.PostAsync(arrival, there, new { })).Expect(HttpStatusCode.OK)["id"]);
        (await _flow.PostAsync(arrival, await _flow.TokenAsync("village-officer", other.Village), new { })).ExpectProblem(HttpStatusCode.Conflict, "change.takenOver", "REG-8");

        var told = Assert.Single(await _flow.MessagesAsync(citizen, "en"), m => (string?)m["code"] == "aidLeftJoining");
        Assert.Contains("The assistance PKH, which was paid to you, stays with the family that you left", (string?)told["text"], StringComparison.Ordinal);
        Assert.Equal((other.Village, joins), ((string?)told["village"], (string?)told["about"]));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public async Task A_wrong_death_undone_after_the_others_joined_another_card_has_the_assistance_go_on_for_who_stands_there()
    {
        var village = Place.Next().Village;
        var (family, other) = (SampleFamily.Of(village, members: 2), SampleFamily.Of(village));
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var joins = Assert.Single(await _flow.RecipientsAsync([other], "BPNT"));
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household);
        await steps.ChangeAsync(new { kind = "death", member = "02", diedOn = (await _flow.NowAsync()).AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
        await _flow.RegisterPopulationAsync(other with { Members = [family.Head with { Relationship = "relative", MaritalStatus = "widowed" }] });
        await steps.ChangeAsync(FamilyCards.JoinCard(joins, other.FamilyCardNumber, ("01", "relative")));
        await _flow.IdleAsync();
        Assert.Equal(["stopped 01"], await ReceivedAsync(steps));

        await steps.ChangeAsync(new { kind = "deathUndone", member = "02" });
        await _flow.IdleAsync();
        Assert.Equal(["active 02"], await ReceivedAsync(steps));
        (await _flow.PostAsync("/appeals", citizen, AppealSteps.Appeal(new { household }, "removed"))).ExpectProblem(HttpStatusCode.Conflict, "appeal.notRemoved", "GOV-3");
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task Who_stands_in_the_register_by_the_card_they_proposed_is_told_so_and_no_objection_runs_in_a_circle()
    {
        var village = Place.Next().Village;
        var family = FamilyCards.Grown(village);
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var grown = await _flow.TokenAsync("citizen", village);
        var own = family with { FamilyCardNumber = FamilySteps.CardOf(family, 1), Members = [family.Members[2] with { Relationship = "head" }] };
        var asked = await _flow.ProposeAssistanceAsync(family, citizen, "PBI-JKN");
        await _flow.ConfirmedAsync(grown, own);
        var proposal = (await _flow.PostAsync("/proposals", grown, own.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household);
        Assert.Equal("applied", (await steps.ChangeAsync(new { kind = "ownCard", members = FamilyCards.Going([("03", "head")]), familyCardNumber = own.FamilyCardNumber, address = new { street = family.Street, rt = family.Rt, rw = family.Rw } }))["change.status"]);
        await _flow.IdleAsync();

        var shown = (await _flow.ProposalAsync(village, proposal["id"]!, grown)).ExpectStatus("refused");
        Assert.Contains("diusulkan sebagai usulan bantuan saja", shown["explanation"], StringComparison.Ordinal);
        Assert.Contains(await _flow.MessagesAsync(grown, "en"), m => ((string)m["text"]!).Contains("they propose as assistance alone", StringComparison.Ordinal));
        var appeal = await _flow.AppealAsync(grown, new { proposal = proposal["id"] });
        Assert.Equal("doneBefore", await _flow.GrantAppealAsync(appeal));
        (await _flow.ProposalAsync(village, proposal["id"]!, grown)).ExpectStatus("refused");

        // What the family asked for them before is granted to those who stand there, and that is said.
        await _flow.VerifyAndRegisterAsync(village, asked);
        var told = (string)Assert.Single(await _flow.MessagesAsync(citizen, "en"), m => (string?)m["code"] == "assistancePersonLeft")["text"]!;
        Assert.Contains("not to 1 of the persons", told, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> ReceivedAsync(FamilySteps steps) =>
        [.. (await steps.ShownAsync()).Json["entitlements"]!.Where(e => (string?)e["programme"] == "PKH").Select(e => $"{e["status"]} {e["memberId"]}")];
}
