using System.Net;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Registry;

/// <summary>Who leaves for another village is asked for there, refused or taken in, and takes along what is theirs, over HTTP (REG-8).</summary>
[Collection("open month")]
[Trait("rule", "REG-8")]
public sealed class FamilyArrivalTests(OpenMonth month)
{
    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "VER-2")]
    public async Task A_marriage_and_a_move_to_another_village_take_along_what_is_theirs()
    {
        var (from, to) = (await month.NextAsync(), await month.NextAsync());
        var steps = new FamilySteps(_flow, from.Officer, from.Code, from.Household);
        await _flow.RegisterPopulationAsync(to.Family with { Members = [from.Family.Members[2] with { Relationship = "childInLaw" }] });
        await AgreeAsync(steps, from, to);
        Assert.Equal(3, (await steps.MembersAsync()).Count);
        var joined = (await _flow.GetAsync($"/households/{to.Code}/{to.Household}", to.Officer)).Expect(HttpStatusCode.OK);
        Assert.Equal("childInLaw", joined["members[4].person.relationship"]);
        Assert.Equal(["PBI-JKN active"], joined.Json["entitlements"]!.Where(e => (string)e["memberId"]! == "05").Select(e => $"{e["programme"]} {e["status"]}"));
        Assert.Equal(7, (await _flow.LinesAsync(OpenMonth.Period, to.Code, to.Officer)).Count);

        var move = await steps.ChangeAsync(new { kind = "move", to = to.Code, address = new { street = "Dusun Krajan 1", rt = "1", rw = "1" } });
        Assert.Equal("waiting", move["change.status"]);
        await _flow.IdleAsync();
        var comes = (await _flow.GetAsync($"/villages/{to.Code}/arrivals", to.Officer)).Expect(HttpStatusCode.OK);
        Assert.Equal(
            (from.Household, 3, from.Family.FamilyCardNumber, "Dusun Krajan 1", from.Family.Head.Nik, from.Family.Head.Name),
            (comes["items[0].household"], comes.Json["items"]![0]!["members"]!.Count(), comes["items[0].familyCardNumber"], comes["items[0].address.street"], comes["items[0].members[0].person.nik"], comes["items[0].head"]));
        (await _flow.PostAsync($"/households/{from.Code}/{from.Household}/arrival", from.Officer, new { })).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.PostAsync($"/households/{to.Code}/{from.Household}/arrival", to.Officer, new { outcome = "perhaps" })).ExpectProblem(HttpStatusCode.BadRequest, "input.unknownValue", "REG-8", "/outcome");

        var arrived = (await _flow.PostAsync($"/households/{to.Code}/{from.Household}/arrival", to.Officer, new { }, ("Idempotency-Key", "a"))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        // Asked again it is the same, and to another officer it is said.
        Assert.Equal(from.Household, (await _flow.PostAsync($"/households/{to.Code}/{from.Household}/arrival", to.Officer, new { })).Expect(HttpStatusCode.OK)["id"]);
        (await _flow.PostAsync($"/households/{to.Code}/{from.Household}/arrival", await _flow.TokenAsync("village-officer", to.Code), new { })).ExpectProblem(HttpStatusCode.Conflict, "change.takenOver", "REG-8");
        Assert.Equal((to.Code, "applied", 3), (arrived["village"], arrived["change.status"], arrived.Json["members"]!.Count()));
        var left = await steps.ShownAsync();
        Assert.Equal(("moved", to.Code, 0, 0), (left["ended.reason"], left["ended.to.village"], left.Json["members"]!.Count(), left.Json["entitlements"]!.Count()));
        Assert.Equal(7 + 5, (await _flow.LinesAsync(OpenMonth.Period, to.Code, to.Officer)).Count);
        Assert.Equal(["line.familyMoved", "line.recipientLeft"], (await _flow.LinesAsync(OpenMonth.Period, from.Code, from.Officer)).Select(l => (string)l["suggestion"]!["code"]!).Distinct().Order());
        (await steps.TryAsync(new { kind = "card", familyCardNumber = FamilySteps.CardOf(from.Family, 3) })).ExpectProblem(HttpStatusCode.Conflict, "household.ended", "REG-8");
        Assert.Equal(2, (await _flow.GetAsync($"/villages/{to.Code}/households?rt=1", to.Officer)).Expect(HttpStatusCode.OK).Json["items"]!.Count());
        Assert.Empty((await _flow.GetAsync($"/villages/{from.Code}/households", from.Officer)).Expect(HttpStatusCode.OK).Json["items"]!);
        Assert.Empty((await _flow.GetAsync($"/villages/{to.Code}/arrivals", to.Officer)).Expect(HttpStatusCode.OK).Json["items"]!);

        // Decided together, though the lines of the first household stand on two pages (VER-6).
        var own = (await _flow.LinesAsync(OpenMonth.Period, to.Code, to.Officer)).Where(l => (string)l["household"]! == to.Household).ToList();
        var worker = own.Max(l => (int)l["line"]!);
        (await _flow.DecideAsync(OpenMonth.Period, to.Code, to.Officer, new[] { new { line = worker, outcome = "ineligible", ground = 5 } })).Expect(HttpStatusCode.OK);
        var after = await _flow.LinesAsync(OpenMonth.Period, to.Code, to.Officer);
        Assert.All(own.Where(l => (int)l["line"]! != worker), l => Assert.Equal($"ineligible 6 by {worker}", after.Stand((int)l["line"]!)));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task What_can_no_longer_be_as_it_was_entered_is_told_to_whoever_is_to_take_over_as_no_fault_of_theirs()
    {
        var place = Place.Next(villages: 2);
        SampleFamily[] families = [SampleFamily.Of(place.Villages[0], members: 4), SampleFamily.Of(place.Villages[1], members: 3)];
        var households = await _flow.RecipientsAsync(families, "PKH");
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", place.Villages[0]), place.Villages[0], households[0]);
        await steps.ChangeAsync(new { kind = "death", member = "02", diedOn = "2026-11-09" });
        await _flow.RegisterPopulationAsync(families[1] with { Members = [families[0].Head with { Relationship = "relative", MaritalStatus = "married" }] });
        await steps.ChangeAsync(new { kind = "marriage", member = "01", newHead = "03", joins = households[1], familyCardNumber = families[1].FamilyCardNumber, relationship = "relative" });
        await _flow.IdleAsync();
        await steps.ChangeAsync(new { kind = "death", member = "03", diedOn = "2026-11-09" });

        var refused = await _flow.PostAsync($"/households/{place.Villages[1]}/{households[0]}/arrival", await _flow.TokenAsync("village-officer", place.Villages[1]), new { });

        refused.ExpectProblem(HttpStatusCode.Conflict, "change.outdated", "REG-8");
        Assert.Contains(place.Villages[0], refused["detail"], StringComparison.Ordinal);
        Assert.Equal("change.newHeadUnknown", refused["errors[0].code"]);
    }

    // Who marries there is asked for, refused with why, entered again, and taken in.
    private async Task AgreeAsync(FamilySteps steps, SheetVillage from, SheetVillage to)
    {
        var marriage = new { kind = "marriage", member = "03", joins = to.Household, familyCardNumber = to.Family.FamilyCardNumber };
        var arrival = $"/households/{to.Code}/{from.Household}/arrival";
        Assert.Equal("waiting", (await steps.ChangeAsync(marriage))["change.status"]);
        await _flow.IdleAsync();
        Assert.Equal(4, (await _flow.GetAsync($"/households/{to.Code}/{to.Household}", to.Officer)).Expect(HttpStatusCode.OK).Json["members"]!.Count());
        (await steps.TryAsync(marriage)).ExpectProblem(HttpStatusCode.Conflict, "change.leavesAlready", "REG-8", "/member");
        (await _flow.PostAsync(arrival, to.Officer, new { outcome = "refused" })).ExpectProblem(HttpStatusCode.BadRequest, "input.required", null, "/note");
        (await _flow.PostAsync(arrival, to.Officer, new { outcome = "refused", note = "Belum melapor" })).Expect(HttpStatusCode.OK);
        var refused = await steps.ShownAsync();
        Assert.Equal(("change.moveRefused", "Belum melapor", "refused"), (refused["pending[0].code"], refused["pending[0].note"], refused["pending[0].status"]));
        await _flow.IdleAsync();
        (await _flow.PostAsync(arrival, to.Officer, new { })).ExpectProblem(HttpStatusCode.NotFound, "notFound");

        await steps.ChangeAsync(marriage);
        await _flow.IdleAsync();
        await ExpectListedAsync(from, to);
        var taken = (await _flow.PostAsync(arrival, to.Officer, new { }, ("Idempotency-Key", "j"))).Expect(HttpStatusCode.OK);
        Assert.Equal((to.Household, "applied"), (taken["id"], taken["change.status"]));
        await _flow.IdleAsync();
        Assert.Equal(to.Household, (await _flow.PostAsync(arrival, to.Officer, new { }, ("Idempotency-Key", "j"))).Expect(HttpStatusCode.OK)["id"]);
    }

    // The other village sees whom it is to agree to (GOV-2, REG-3).
    private async Task ExpectListedAsync(SheetVillage from, SheetVillage to)
    {
        var comes = (await _flow.GetAsync($"/villages/{to.Code}/arrivals", to.Officer)).Expect(HttpStatusCode.OK);
        var person = from.Family.Members[2];
        Assert.Equal((from.Household, "waiting", "marriage", to.Household), (comes["items[0].household"], comes["items[0].status"], comes["items[0].kind"], comes["items[0].joins"]));
        Assert.Equal(
            (person.Nik, person.Name, person.BirthDate, "childInLaw"),
            (comes["items[0].members[0].person.nik"], comes["items[0].members[0].person.name"], comes["items[0].members[0].person.birthDate"], comes["items[0].members[0].person.relationship"]));
        Assert.Equal((to.Family.FamilyCardNumber, to.Family.Street), (comes["items[0].familyCardNumber"], comes["items[0].address.street"]));
        (await _flow.GetAsync($"/villages/{to.Code}/arrivals", from.Officer)).Expect(HttpStatusCode.Forbidden);
    }
}
