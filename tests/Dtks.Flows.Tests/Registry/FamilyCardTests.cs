using System.Net;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Verification;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Registry;

/// <summary>Families' cards that change without marriage or divorce, over HTTP: a card of one's own, or another's; in the village and across villages.</summary>
[Collection("open month")]
[Trait("rule", "REG-8")]
public sealed class FamilyCardTests(OpenMonth month)
{
    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "GOV-2")]
    [Trait("rule", "VER-4")]
    [Trait("rule", "RAT-6")]
    public async Task All_of_a_family_go_over_to_relatives_in_another_village_once_that_agrees_and_their_household_ends()
    {
        var (from, to) = await TwoAsync();
        var steps = new FamilySteps(_flow, from.Officer, from.Code, from.Household);
        await steps.ChangeAsync(new { kind = "death", member = "01", diedOn = "2026-11-09", newHead = "02" });
        SampleMember[] going = [from.Family.Members[1] with { MaritalStatus = "widowed" }, .. from.Family.Members.Skip(2)];
        await _flow.RegisterPopulationAsync(to.Family with { Members = [.. going.Select(m => m with { Relationship = "relative" })] });
        var change = FamilyCards.JoinCard(to.Household, to.Family.FamilyCardNumber, ("02", "relative"), (going[1].Nik, "relative"), ("04", "relative"));
        var arrival = $"/households/{to.Code}/{from.Household}/arrival";
        Assert.Equal("waiting", (await steps.ChangeAsync(change, ("Idempotency-Key", "over")))["change.status"]);
        await _flow.IdleAsync();
        (await _flow.PostAsync(arrival, to.Officer, new { outcome = "refused", note = "Belum melapor" })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal(("change.moveRefused", "Belum melapor"), ((await steps.ShownAsync())["pending[0].code"], (await steps.ShownAsync())["pending[0].note"]));
        Assert.Equal(["02 head widowed", "03 child unmarried", "04 child unmarried"], await steps.MembersAsync());

        await steps.ChangeAsync(change);
        await _flow.IdleAsync();
        var comes = (await _flow.GetAsync($"/villages/{to.Code}/arrivals", to.Officer)).Expect(HttpStatusCode.OK).Json["items"]!.Single();
        Assert.Equal(("joinCard", to.Household, to.Family.FamilyCardNumber, 3), ((string?)comes["kind"], (string?)comes["joins"], (string?)comes["familyCardNumber"], comes["members"]!.Count()));
        (await steps.TryAsync(FamilyCards.JoinCard(to.Household, to.Family.FamilyCardNumber, ("04", "relative")))).ExpectProblem(HttpStatusCode.Conflict, "change.leavesAlready", "REG-8", "/members/0/member");
        (await _flow.PostAsync(arrival, to.Officer, new { }, ("Idempotency-Key", "come"))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var again = (await _flow.PostAsync(arrival, to.Officer, new { }, ("Idempotency-Key", "come"))).Expect(HttpStatusCode.OK);

        Assert.Equal(["05 relative widowed", "06 relative unmarried", "07 relative unmarried"], again.Json["members"]!.Skip(4).Select(m => $"{m["id"]} {m["person"]!["relationship"]} {m["person"]!["maritalStatus"]}"));
        Assert.Equal(["PBI-JKN active 05", "PBI-JKN active 06", "PBI-JKN active 07"], Received(again.Json).TakeLast(3));
        var left = await steps.ShownAsync();
        Assert.Equal(("left", to.Household, 0), (left["ended.reason"], left["ended.to.household"], left.Json["members"]!.Count()));
        Assert.Equal("PKH stopped 02,BPNT stopped 02", string.Join(',', Received(left.Json).Where(e => e.Contains("02", StringComparison.Ordinal))));
        Assert.Equal("household.memberWentOver", left["history[-1:].code"]);
        (await steps.TryAsync(change)).ExpectProblem(HttpStatusCode.Conflict, "household.ended", "REG-8");
        var notice = (await _flow.GetAsync($"/villages/{from.Code}/notices", from.Officer, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK).Json["items"]!.Single(n => (string?)n["code"] == "aidStoppedByLeaving");
        Assert.Contains("left the family's card for another family's card, and no adult", (string?)notice["text"], StringComparison.Ordinal);
        Assert.DoesNotContain("marriage", (string?)notice["text"], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "REG-2")]
    public async Task A_card_of_ones_own_in_another_village_takes_along_whom_it_names_and_nobody_under_age_alone()
    {
        var (from, to) = await TwoAsync();
        var steps = new FamilySteps(_flow, from.Officer, from.Code, from.Household);
        var own = from.Family with { Village = to.Code, FamilyCardNumber = FamilySteps.CardOf(from.Family, 1), Members = [from.Family.Members[1] with { Relationship = "head" }, from.Family.Members[3]] };
        object Own(params (string, string)[] members) => new { kind = "ownCard", members = FamilyCards.Going(members), familyCardNumber = own.FamilyCardNumber, to = to.Code, address = new { street = own.Street, rt = own.Rt, rw = own.Rw } };
        await _flow.RegisterPopulationAsync(own with { Members = [own.Members[0]] });
        (await steps.TryAsync(Own(("03", "head"), ("04", "relative")))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "change.minorsAlone", "REG-2", "/members");
        var stay = (await steps.TryAsync(Own(("02", "head"), ("01", "husband")))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "change.minorsStay", "REG-2", "/members");
        Assert.Contains("03, 04", stay.Text, StringComparison.Ordinal);
        (await steps.TryAsync(Own(("02", "head"), ("04", "child")))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "change.unconfirmed", "REG-5", "/familyCardNumber");
        await _flow.RegisterPopulationAsync(own);

        Assert.Equal("waiting", (await steps.ChangeAsync(Own(("02", "head"), ("04", "child"))))["change.status"]);
        await _flow.IdleAsync();
        var comes = (await _flow.GetAsync($"/villages/{to.Code}/arrivals", to.Officer)).Expect(HttpStatusCode.OK).Json["items"]!.Single();
        Assert.Equal(("ownCard", own.FamilyCardNumber, own.Street, own.Members[0].Name, 2), ((string?)comes["kind"], (string?)comes["familyCardNumber"], (string?)comes["address"]!["street"], (string?)comes["head"], comes["members"]!.Count()));
        var taken = (await _flow.PostAsync($"/households/{to.Code}/{from.Household}/arrival", to.Officer, new { })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        Assert.Equal(["head married", "child unmarried"], taken.Json["members"]!.Select(m => $"{m["person"]!["relationship"]} {m["person"]!["maritalStatus"]}"));
        Assert.Equal(["PBI-JKN active 01", "PBI-JKN active 02"], Received(taken.Json));
        Assert.Equal(["01 head married", "03 child unmarried"], await steps.MembersAsync());
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task Of_two_changes_at_once_that_name_one_person_each_stands_in_one_household_after()
    {
        var village = Place.Next().Village;
        SampleFamily[] families = [FamilyCards.Grown(village), SampleFamily.Of(village, members: 2)];
        var households = await _flow.RecipientsAsync(families);
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, households[0]);
        var (family, son) = (families[0], families[0].Members[2]);
        await _flow.RegisterPopulationAsync(families[1] with { Members = [son with { Relationship = "relative" }] });
        var over = FamilyCards.JoinCard(households[1], families[1].FamilyCardNumber, ("03", "relative"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => steps.TryAsync(over)));
        await _flow.IdleAsync();

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK && a["change.status"] == "applied");
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.OK), a => Assert.Contains(a["code"], new[] { "change.memberGone", "contended" }));
        Assert.Equal(["01 head married", "02 wife married"], await steps.MembersAsync());
        var there = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, households[1]);
        Assert.Equal(["01 head married", "02 wife married", "03 relative unmarried"], await there.MembersAsync());
        (await steps.TryAsync(over)).ExpectProblem(HttpStatusCode.Conflict, "change.memberGone", "REG-8", "/members/0/member");

        // Where the card that they join cannot be read, nothing changes, and it is told.
        await _flow.RegisterPopulationAsync(family with { Members = [son with { Relationship = "child" }] });
        await month.Host.SpoilAsync("registry", village, $"household-{households[0]}");
        var unread = await there.TryAsync(FamilyCards.JoinCard(households[0], family.FamilyCardNumber, ("03", "child")));
        await month.Host.RepairAsync("registry", village, $"household-{households[0]}");
        unread.ExpectProblem(HttpStatusCode.InternalServerError, "document.unreadable");
        await there.ChangeAsync(FamilyCards.JoinCard(households[0], family.FamilyCardNumber, ("03", "child")));
        Assert.Equal(["01 head married", "02 wife married", "04 child unmarried"], await steps.MembersAsync());
    }

    [Theory]
    [InlineData("{\"kind\":\"ownCard\",\"familyCardNumber\":\"3306010101109999\"}", 400, "input.required", "/members")]
    [InlineData("{\"kind\":\"ownCard\",\"members\":[],\"familyCardNumber\":\"3306010101109999\"}", 400, "list.size", "/members")]
    [InlineData("{\"kind\":\"ownCard\",\"members\":[{\"member\":\"02\",\"relationship\":\"child\"}],\"familyCardNumber\":\"3306010101109999\"}", 400, "family.headCount", "/members")]
    [InlineData("{\"kind\":\"ownCard\",\"members\":[{\"member\":\"02\",\"relationship\":\"x\"}],\"familyCardNumber\":\"3306010101109999\"}", 400, "input.unknownValue", "/members/0/relationship")]
    [InlineData("{\"kind\":\"ownCard\",\"members\":[{\"member\":\"02\",\"relationship\":\"head\"}],\"familyCardNumber\":\"3306010101109999\",\"to\":\"3306012999\"}", 400, "input.required", "/address")]
    [InlineData("{\"kind\":\"ownCard\",\"members\":[null],\"familyCardNumber\":\"3306010101109999\"}", 400, "json.null", "/members/0")]
    [InlineData("{\"kind\":\"ownCard\",\"member\":\"02\",\"familyCardNumber\":\"3306010101109999\"}", 400, "json.unknownMember", "/member")]
    [InlineData("{\"kind\":\"joinCard\",\"members\":[{\"member\":\"02\",\"relationship\":\"child\"}],\"familyCardNumber\":\"3306010101109999\"}", 400, "input.required", "/joins")]
    [InlineData("{\"kind\":\"joinCard\",\"members\":[{\"member\":\"02\",\"relationship\":\"child\"}],\"joins\":\"h\",\"familyCardNumber\":\"3306010101109999\"}", 400, "change.joinsUnknown", "/joins")]
    [InlineData("{\"kind\":\"joinCard\",\"members\":[{\"member\":\"77\",\"relationship\":\"child\"}],\"joins\":\"h\",\"familyCardNumber\":\"3306010101109999\"}", 400, "change.memberUnknown", "/members/0/member")]
    public async Task What_cannot_be_is_told_where_and_changes_nothing(string body, int status, string code, string pointer)
    {
        var village = month.Untouched;
        var steps = new FamilySteps(_flow, village.Officer, village.Code, village.Household);
        var before = await steps.ShownAsync();

        (await steps.TryAsync(body)).ExpectProblem((HttpStatusCode)status, code, null, pointer);

        Assert.Equal(before.ETag, (await steps.ShownAsync()).ETag);
    }

    // Of before a sheet has them: what becomes of lines is shown with the month (FamilyCardMonthTests).
    private async Task<(SheetVillage From, SheetVillage To)> TwoAsync()
    {
        var place = Place.Next(villages: 2);
        SampleFamily[] families = [SampleFamily.Of(place.Villages[0], members: 4), SampleFamily.Of(place.Villages[1], members: 4)];
        var households = await _flow.RecipientsAsync(families);
        async Task<SheetVillage> OfAsync(int i) => new(families[i], households[i]) { Officer = await _flow.TokenAsync("village-officer", place.Villages[i]) };
        return (await OfAsync(0), await OfAsync(1));
    }

    private static IEnumerable<string> Received(JToken household) => household["entitlements"]!.Select(e => $"{e["programme"]} {e["status"]} {e["memberId"]}");
}
