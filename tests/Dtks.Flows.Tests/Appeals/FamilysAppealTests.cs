using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Citizens;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>Whose family it is that a citizen's objection is about: after a divorce, and where a neighbour proposed it.</summary>
[Collection("notices")]
[Trait("rule", "GOV-3")]
public sealed class FamilysAppealTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "REG-3")]
    [Trait("rule", "REG-8")]
    public async Task After_a_divorce_neither_reaches_into_the_others_family()
    {
        var village = Place.Next().Village;
        var family = SampleFamily.Of(village, members: 3);
        var (household, husband) = await _flow.OwnHouseholdAsync(family, "PKH");
        var wife = await _flow.TokenAsync("citizen", village);
        await _flow.ConfirmedAsync(wife, family, member: 1);
        (await _flow.GetAsync($"/audit?area={village}&about=household-{household}", wife)).Expect(HttpStatusCode.OK);
        var own = family with { FamilyCardNumber = FamilySteps.CardOf(family, 1), Members = [family.Members[1] with { Relationship = "head", MaritalStatus = "divorced" }] };
        await _flow.RegisterPopulationAsync(own);
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household);
        var divorced = await steps.ChangeAsync(new { kind = "divorce", member = "02", familyCardNumber = own.FamilyCardNumber, address = new { street = family.Street, rt = family.Rt, rw = family.Rw } });
        await _flow.IdleAsync();
        var hers = (string)divorced.Json["others"]![0]!["id"]!;
        var regency = await _flow.TokenAsync("regency-officer", village[..4]);
        foreach (var of in new[] { household, hers })
        {
            await _flow.RecordRemovalAsync(village, of, regency);
        }

        await _flow.IdleAsync();

        // He proposed the family from which hers came; she was named in it.
        (await _flow.GetAsync($"/audit?area={village}&about=household-{hers}", husband)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.GetAsync($"/audit?area={village}&about=household-{household}", wife)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.PostAsync("/appeals", husband, AppealSteps.Appeal(new { household = hers }, "removed"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.PostAsync("/appeals", wife, AppealSteps.Appeal(new { household }, "removed"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.PostAsync("/appeals", wife, AppealSteps.Appeal(new { proposal = household }, "removed"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");

        // Each has the objection of their own.
        var objection = (await _flow.PostAsync("/appeals", wife, AppealSteps.Appeal(new { household = hers }, "removed"))).Expect(HttpStatusCode.Created);
        (await _flow.GetAsync($"/appeals/{village}/{objection["id"]}", husband)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.PostAsync("/appeals", husband, AppealSteps.Appeal(new { household }, "removed"))).Expect(HttpStatusCode.Created);

        // A family that cannot be read hides nothing else.
        Assert.Equal(hers, (await _flow.GetAsync("/me", wife)).Expect(HttpStatusCode.OK)["family.household"]);
        await host.SpoilAsync("registry", village, $"household-{hers}");
        var me = (await _flow.GetAsync("/me", wife)).Expect(HttpStatusCode.OK);
        Assert.Null(me.Json["family"]);
        Assert.Equal(("confirmed", "list.unreadable"), (me["registration.status"], me["familyUnreadable.code"]));
        await host.RepairAsync("registry", village, $"household-{hers}");
    }

    [Fact]
    [Trait("rule", "REG-8")]
    [Trait("rule", "PRO-4")]
    public async Task Who_proposed_her_family_and_left_it_reaches_her_own_by_its_code_and_who_only_proposed_one_uses_up_no_objection_of_it()
    {
        var village = Place.Next().Village;
        var (family, other) = (SampleFamily.Of(village, members: 3), SampleFamily.Of(village, members: 2));
        var (husband, wife, spouse, neighbour) = (await _flow.TokenAsync("citizen", village), await _flow.TokenAsync("citizen", village), await _flow.TokenAsync("citizen", village), await _flow.TokenAsync("citizen", village));
        await _flow.ConfirmedAsync(husband, family);
        await _flow.ConfirmedAsync(wife, family, member: 1);
        await _flow.ConfirmedAsync(spouse, other, member: 1);
        var (household, code) = await ProposedAsync(family, wife, "self");
        var (theirs, _) = await ProposedAsync(other, neighbour, "citizen");
        var own = family with { FamilyCardNumber = FamilySteps.CardOf(family, 1), Members = [family.Members[1] with { Relationship = "head", MaritalStatus = "divorced" }] };
        await _flow.RegisterPopulationAsync(own);
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", village), village, household);
        var divorced = await steps.ChangeAsync(new { kind = "divorce", member = "02", familyCardNumber = own.FamilyCardNumber, address = new { street = family.Street, rt = family.Rt, rw = family.Rw } });
        var hers = (string)divorced.Json["others"]![0]!["id"]!;
        await _flow.IdleAsync();
        var regency = await _flow.TokenAsync("regency-officer", village[..4]);
        await _flow.RecordRemovalAsync(village, household, regency);
        await _flow.IdleAsync();
        Assert.DoesNotContain(await _flow.MessagesAsync(wife), m => (string?)m["code"] is "proposedFamily" or "removalNoticed");
        (await _flow.PostAsync("/appeals", wife, AppealSteps.Appeal(new { trackingCode = code }, "removed"))).ExpectProblem(HttpStatusCode.Conflict, "appeal.notRemoved", "GOV-3");

        // What stands for the family that she left is not hers to read, though she proposed it (REG-3).
        Assert.Null(await OfProposalAsync(wife));
        var removal = await _flow.RecordRemovalAsync(village, hers, regency);
        await _flow.IdleAsync();
        Assert.Single(await _flow.MessagesAsync(wife), m => (string?)m["code"] == "removalNoticed");
        Assert.Contains("akan dihapus dari DTKS", await OfProposalAsync(wife), StringComparison.Ordinal);

        var mine = await _flow.AppealAsync(wife, new { trackingCode = code, member = family.Members[1].Nik }, "removed");
        Assert.Equal(removal, (await _flow.GetAsync($"/appeals/{village}/{mine["id"]}", wife)).Expect(HttpStatusCode.OK)["about.id"]);
        var his = await _flow.AppealAsync(husband, new { household }, "removed");
        (await _flow.GetAsync($"/appeals/{village}/{his["id"]}", wife)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.GetAsync($"/appeals/{village}/{mine["id"]}", husband)).ExpectProblem(HttpStatusCode.NotFound, "notFound");

        // She proposed the family that she left: who she is by now has to be read for that to be closed to her.
        (await _flow.GetAsync($"/audit?area={village}&about=household-{household}", wife)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.GetAsync("/me", wife)).Expect(HttpStatusCode.OK);
        var registration = (await host.TrailAsync(village)).Last(e => e.Action == "registration.read").Target!;
        await host.SpoilAsync("registry", village, registration);
        (await _flow.GetAsync($"/audit?area={village}&about=household-{household}", wife)).ExpectProblem(HttpStatusCode.InternalServerError, "document.unreadable");
        await host.SpoilAsync("registry", village, $"household-{hers}");
        var beneath = (await _flow.GetAsync("/me", wife)).Expect(HttpStatusCode.OK);
        Assert.Equal(("list.unreadable", "list.unreadable"), (beneath["registrationUnreadable.code"], beneath["proposals.items[0].code"]));
        await host.RepairAsync("registry", village, $"household-{hers}");
        await host.RepairAsync("registry", village, registration);

        // A neighbour's stands beside the family's; once that is there, it says all.
        await _flow.RecordRemovalAsync(village, theirs, regency);
        await _flow.IdleAsync();
        var untold = await ExplanationAsync(spouse);

        // Whoever is of it by their confirmed NIK reads the family's messages, and who proposed it for others does not (PRO-4).
        Assert.Contains("Alasan", (string?)Assert.Single(await _flow.MessagesAsync(spouse), m => (string?)m["code"] == "removalNoticed")["text"], StringComparison.Ordinal);
        Assert.DoesNotContain(await _flow.MessagesAsync(neighbour), m => (string?)m["code"] == "removalNoticed");
        var beside = await _flow.AppealAsync(neighbour, new { proposal = theirs }, "removed");
        Assert.Equal(untold, await ExplanationAsync(spouse));
        (await _flow.PostAsync("/appeals", neighbour, AppealSteps.Appeal(new { proposal = theirs }, "removed"))).ExpectProblem(HttpStatusCode.Conflict, "appeal.alreadyMade", "GOV-3");
        var families = await _flow.AppealAsync(spouse, new { household = theirs }, "removed");

        // Who only proposed it knows that there is news, and neither what nor the family's own words (REG-3).
        var news = await OfProposalAsync(neighbour);
        Assert.Contains("Ada kabar tentang keluarga yang Anda usulkan", news, StringComparison.Ordinal);
        Assert.DoesNotContain("hapus", news, StringComparison.OrdinalIgnoreCase);
        (await _flow.GetAsync($"/appeals/{village}/{families["id"]}", neighbour)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.GetAsync($"/appeals/{village}/{families["id"]}", spouse)).Expect(HttpStatusCode.OK);
        (await _flow.PostAsync("/appeals", spouse, AppealSteps.Appeal(new { household = theirs }, "removed"))).ExpectProblem(HttpStatusCode.Conflict, "appeal.alreadyMade", "GOV-3");
        Assert.Equal("removalCancelled", await _flow.GrantAppealAsync(families));
        Assert.Equal("granted", (await _flow.GetAsync($"/appeals/{village}/{beside["id"]}", neighbour)).Expect(HttpStatusCode.OK)["status"]);
    }

    private async Task<string?> OfProposalAsync(string citizen) => (string?)(await _flow.GetAsync("/me", citizen)).Expect(HttpStatusCode.OK).Json["proposals"]!["items"]!.Single()["explanation"];

    private async Task<string?> ExplanationAsync(string citizen) => (await _flow.GetAsync("/me", citizen)).Expect(HttpStatusCode.OK)["family.explanation"];

    private async Task<(string Household, string? Code)> ProposedAsync(SampleFamily family, string citizen, string nominator)
    {
        await _flow.RegisterPopulationAsync(family);
        var body = JObject.FromObject(family.Proposal("registerWithAssistance", "PKH"));
        body["nominatedBy"] = new JObject { ["kind"] = nominator };
        string id = (await _flow.PostAsync("/proposals", citizen, body)).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        (await _flow.VerifyAsync(family.Village, id, await _flow.TokenAsync("regency-officer", family.Village[..4]))).Expect(HttpStatusCode.OK);
        await _flow.RatifyAsync(family.Village[..4]);
        return (id, (await _flow.GetAsync($"/proposals/{family.Village}/{id}", citizen)).Expect(HttpStatusCode.OK)["trackingCode"]);
    }
}
