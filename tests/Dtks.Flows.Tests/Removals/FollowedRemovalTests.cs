using System.Net;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;

namespace Dtks.Flows.Tests.Removals;

/// <summary>A removal goes along with whom it means, to another village or card, and is objected to from there.</summary>
[Collection("notices")]
[Trait("rule", "RAT-6")]
[Trait("rule", "REG-8")]
public sealed class FollowedRemovalTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task Nobody_escapes_it_by_moving_to_another_village()
    {
        var (family, to) = (SampleFamily.Of(Place.Next().Village, members: 2), Place.Next().Village);
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var (officer, there) = (await _flow.TokenAsync("regency-officer", family.Village[..4]), await _flow.TokenAsync("regency-officer", to[..4]));
        var removal = await _flow.RecordRemovalAsync(family.Village, household, officer);
        await new FamilySteps(_flow, await _flow.TokenAsync("village-officer", family.Village), family.Village, household).MoveAsync(to);
        await TakeOverAsync($"/households/{to}/{household}/arrival", to);
        var path = $"/households/{to}/{household}/removals";
        var noticed = (await _flow.GetAsync(path, there)).Expect(HttpStatusCode.OK);
        Assert.Equal((1, "noticed", removal, family.Village), (noticed.Json["items"]!.Count(), noticed["items[0].status"], noticed["items[0].origin.id"], noticed["items[0].origin.village"]));
        Assert.Equal("noticed", (await _flow.HouseholdAsync(to, household, there))["removals[0].status"]);
        (await _flow.PostAsync(path, there, RemovalSteps.Removal())).ExpectProblem(HttpStatusCode.Conflict, "removal.alreadyNoticed", "RAT-6");

        await _flow.AdvanceAsync("P16D");

        Assert.Equal("moot", (await _flow.RemovalAsync(family.Village, household, removal, officer))["status"]);
        Assert.Equal("effective", (await _flow.RemovalAsync(to, household, noticed["items[0].id"]!, there))["status"]);
        var removed = await _flow.HouseholdAsync(to, household, there);
        Assert.Equal(("removed", 0), (removed["ended.reason"], removed.Json["members"]!.Count()));
        Assert.All(removed.Json["entitlements"]!, e => Assert.Equal("stopped", (string)e["status"]!));
        Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "removedIneligible");
        await ObjectsAsync(family, household, citizen, removed);
    }

    // Whoever moved is told of it, and objects with the code and in the app they had before.
    private async Task ObjectsAsync(SampleFamily family, string household, string citizen, Answer removed)
    {
        var (to, id) = (removed["village"]!, removed["removals[0].id"]!);
        var code = (await _flow.ProposalAsync(family.Village, household, citizen))["trackingCode"]!;
        var tracked = (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK);
        Assert.Contains("sudah dihapus", tracked["meaning"], StringComparison.Ordinal);
        Assert.Contains("keberatan", tracked["next"], StringComparison.Ordinal);
        var body = AppealSteps.Appeal(new { household }, "removed");
        var made = (await _flow.PostAsync("/appeals", citizen, body, ("Idempotency-Key", "moved"))).Expect(HttpStatusCode.Created);
        var shown = (await _flow.GetAsync($"/appeals/{to}/{made["id"]}", citizen)).Expect(HttpStatusCode.OK);
        Assert.Equal((to, "removal", id), (made["village"], shown["about.record"], shown["about.id"]));
        (await _flow.PostAsync("/appeals", await _flow.TokenAsync("village-officer", family.Village), body)).ExpectProblem(HttpStatusCode.Conflict, "appeal.alreadyMade", "GOV-3");

        Assert.Equal("removalUndone", (await _flow.DecideAppealAsync(to, made["id"]!, await _flow.TokenAsync("regency-officer", to[..4]))).Expect(HttpStatusCode.OK)["result"]);
        await _flow.IdleAsync();
        Assert.Equal(made.Text, (await _flow.PostAsync("/appeals", citizen, body, ("Idempotency-Key", "moved"))).Expect(HttpStatusCode.Created).Text);
        Assert.DoesNotContain("dihapus", (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK)["meaning"], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task Nobody_escapes_it_by_a_card_of_their_own_and_those_they_left_object_for_them()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        var village = family.Village;
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH", "PBI-JKN");
        var officer = await _flow.TokenAsync("regency-officer", village[..4]);
        var removal = await _flow.RecordRemovalAsync(village, household, officer, RemovalSteps.Removal(members: ["02"]));
        var card = FamilySteps.CardOf(family, 1);
        await _flow.RegisterPopulationAsync(family with { FamilyCardNumber = card, Street = "Dusun Krajan 14", Members = [family.Members[1] with { Relationship = "head", MaritalStatus = "divorced" }] });
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household);
        var own = (await steps.ChangeAsync(new { kind = "divorce", member = "02", familyCardNumber = card, address = new { street = "Dusun Krajan 14", rt = family.Rt, rw = family.Rw } }))["change.id"]!;
        await _flow.AdvanceAsync("P16D");

        Assert.Equal("moot", (await _flow.RemovalAsync(village, household, removal, officer))["status"]);
        var removed = await _flow.HouseholdAsync(village, own, officer);
        Assert.Equal(("removed", "effective"), (removed["ended.reason"], removed["removals[0].status"]));
        var code = (await _flow.ProposalAsync(village, household, citizen))["trackingCode"]!;
        Assert.Contains("sudah dihapus", (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK)["meaning"], StringComparison.Ordinal);
        var body = AppealSteps.Appeal(new { household }, "removed");
        var made = (await _flow.PostAsync("/appeals", citizen, body, ("Idempotency-Key", "own"))).Expect(HttpStatusCode.Created);
        Assert.Equal(("removal", removed["removals[0].id"]), ((await _flow.GetAsync($"/appeals/{village}/{made["id"]}", citizen)).Expect(HttpStatusCode.OK)["about.record"], (await _flow.GetAsync($"/appeals/{village}/{made["id"]}", citizen))["about.id"]));

        var other = await _flow.TokenAsync("regency-officer", village[..4]);
        Assert.Equal("removalUndone", (await _flow.DecideAppealAsync(village, made["id"]!, other)).Expect(HttpStatusCode.OK)["result"]);
        await _flow.IdleAsync();
        Assert.DoesNotContain("dihapus", (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK)["meaning"], StringComparison.Ordinal);
        Assert.Equal(made.Text, (await _flow.PostAsync("/appeals", citizen, body, ("Idempotency-Key", "own"))).Expect(HttpStatusCode.Created).Text);
        (await _flow.PostAsync("/appeals", citizen, body)).ExpectProblem(HttpStatusCode.Conflict, "appeal.notRemoved", "GOV-3");
    }

    // What was taken over is told from the family as it stands to whoever took it over, under a key whose answer was lost too.
    private async Task TakeOverAsync(string path, string village)
    {
        var officer = await _flow.TokenAsync("village-officer", village);
        var first = (await _flow.PostAsync(path, officer, new { })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var again = (await _flow.PostAsync(path, officer, new { }, ("Idempotency-Key", "lost"))).Expect(HttpStatusCode.OK);
        Assert.Equal((first["change.id"], "applied"), (again["change.id"], again["change.status"]));
        Assert.Equal(first["change.id"], (await _flow.PostAsync(path, officer, new { })).Expect(HttpStatusCode.OK)["change.id"]);
        (await _flow.PostAsync(path, await _flow.TokenAsync("village-officer", village), new { }, ("Idempotency-Key", "another"))).ExpectProblem(HttpStatusCode.Conflict, "change.takenOver", "REG-8");
    }
}
