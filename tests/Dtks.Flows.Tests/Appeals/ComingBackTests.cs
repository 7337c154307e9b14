using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>Who comes back once a removal in effect is undone: each for themselves, whatever stands in the register or is proposed of them by then.</summary>
[Collection("notices")]
[Trait("rule", "GOV-3")]
public sealed class ComingBackTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

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

        // Recorded there as dead, one stands there all the same: they come back by that being undone.
        await new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, anew)
            .ChangeAsync(new { kind = "death", member = "02", diedOn = (await _flow.NowAsync()).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });

        Assert.Equal("standsAgain", await _flow.GrantAppealAsync(await _flow.AppealAsync(citizen, new { household }, "removed")));

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
            Assert.Equal("removalUndone", await _flow.GrantAppealAsync(appeal));
            var back = await HouseholdAsync(village, household);
            await host.CarryOutAgainAsync(appeal);
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
        Assert.Equal("letter.rowLost", (string?)Assert.Single((await _flow.LetterAsync(place.Regency, letter)).Json["notApplied"]!)["code"]);
        await host.SendToLettersAsync($$"""{"regency":"{{place.Regency}}","letter":"{{letter}}","after":0,"page":0,"row":"{{covered}}"}""");
        await _flow.IdleAsync();
        Assert.Equal("letter.rowLost", (string?)Assert.Single((await _flow.LetterAsync(place.Regency, letter)).Json["notApplied"]!)["code"]);

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
    [Trait("rule", "REG-5")]
    [Trait("rule", "RAT-5")]
    public async Task A_proposal_whose_letter_came_back_gives_way_too_and_the_letter_that_goes_again_tells_of_it()
    {
        var place = Place.Next();
        var family = SampleFamily.Of(place.Village, members: 2);
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var officer = await _flow.TokenAsync("regency-officer", place.Regency);
        await _flow.RecordRemovalAsync(place.Village, household, officer);
        await _flow.AdvanceAsync("P16D");
        var covered = await _flow.EligibleAsync(family, "registerWithAssistance", "PKH");
        await _flow.EligibleAsync(SampleFamily.Of(place.Village));
        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        (await _flow.ReviewAsync(place.Regency, letter, "returned", "Berkas kurang")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(place.Village, covered, officer)).ExpectStatus("returned");

        Assert.Equal("removalUndone", await _flow.GrantAppealAsync(await _flow.AppealAsync(citizen, new { household }, "removed")));

        (await _flow.ProposalAsync(place.Village, covered, officer)).ExpectStatus("refused");
        (await _flow.ResubmitAsync(place.Regency, letter)).Expect(HttpStatusCode.Accepted);
        await _flow.IdleAsync();
        var left = Assert.Single((await _flow.LetterAsync(place.Regency, letter)).Json["left"]!);
        Assert.Equal((covered, "letter.rowLost"), ((string?)left["proposal"], (string?)left["code"]));
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

        Assert.Equal("removalUndone", await _flow.GrantAppealAsync(await _flow.AppealAsync(citizen, new { household }, "removed")));

        var back = await HouseholdAsync(village, household);
        Assert.Equal(("02", "head", null), ((string?)Assert.Single(back.Json["members"]!)["id"], back["members[0].person.relationship"], back["ended.reason"]));
        Assert.Contains(back.Json["entitlements"]!, e => ((string?)e["programme"], (string?)e["memberId"], (string?)e["status"]) == ("PBI-JKN", "02", "active"));
        Assert.Equal("undone", (await _flow.RemovalAsync(village, household, removal, officer))["status"]);
    }

    private static string Standing(Answer household) => $"{household.Json["members"]} {household.Json["entitlements"]}";

    private async Task<Answer> HouseholdAsync(string village, string household) =>
        (await _flow.GetAsync($"/households/{village}/{household}", await _flow.TokenAsync("village-officer", village))).Expect(HttpStatusCode.OK);
}
