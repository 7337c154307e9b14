using System.Net;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>Whoever moved objects as others do, with the code and in the app they had before.</summary>
[Collection("notices")]
[Trait("rule", "GOV-3")]
[Trait("rule", "REG-8")]
public sealed class MovedAppealTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task A_proposal_that_followed_its_family_and_was_refused_there_is_objected_to_by_its_id_and_by_its_code()
    {
        var place = Place.Next();
        var (from, to, on) = (place.Village, place.Villages[1], place.Villages[2]);
        var family = SampleFamily.Of(from, members: 2);
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var proposal = await _flow.ProposeAssistanceAsync(family, citizen, "BPNT");
        await _flow.MoveAsync(from, to, household);
        (await _flow.VerifyAsync(to, proposal, await _flow.TokenAsync("regency-officer", place.Regency), "ineligible", 11)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var byId = AppealSteps.Appeal(new { proposal });
        (await _flow.PostAsync("/appeals", await _flow.TokenAsync("citizen", from), byId)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.PostAsync("/appeals", await _flow.TokenAsync("village-officer", on), byId)).ExpectProblem(HttpStatusCode.NotFound, "appeal.proposalUnknown", "GOV-3");
        var made = (await _flow.PostAsync("/appeals", citizen, byId, ("Idempotency-Key", "k"))).Expect(HttpStatusCode.Created);
        Assert.Equal((to, "open"), (made["village"], made["status"]));
        Assert.Equal("open", (await _flow.GetAsync(made.Headers.Location!.ToString()["/api".Length..], citizen)).Expect(HttpStatusCode.OK)["status"]);
        // It is made once, whoever makes it and by whatever it is named.
        var byCode = AppealSteps.Appeal(new { trackingCode = made["trackingCode"] });
        var (other, office) = (await _flow.TokenAsync("citizen", from), await _flow.TokenAsync("village-officer", from));
        foreach (var (token, body) in (IEnumerable<(string, object)>)[(other, byCode), (office, byCode), (office, byId), (await _flow.TokenAsync("village-officer", to), byId)])
        {
            Assert.Contains(made["id"]!, (await _flow.PostAsync("/appeals", token, body)).ExpectProblem(HttpStatusCode.Conflict, "appeal.alreadyMade", "GOV-3")["detail"], StringComparison.Ordinal);
        }

        // Taken up again it goes on with the family, and under its key it is told what it was.
        await _flow.RegisterPopulationAsync(family with { Village = to, Street = "Dusun Krajan 1", Rt = "1", Rw = "1" });
        (await _flow.DecideAppealAsync(to, made["id"]!, await _flow.TokenAsync("regency-officer", place.Regency))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(to, proposal, citizen)).ExpectStatus("verifying");
        await _flow.MoveAsync(to, on, household);
        (await _flow.ProposalAsync(on, proposal, citizen)).ExpectStatus("verifying");
        Assert.Equal(made.Text, (await _flow.PostAsync("/appeals", citizen, byId, ("Idempotency-Key", "k"))).Expect(HttpStatusCode.Created).Text);

        // Refused anew it is objected to once more, also at the office of before; whose it is sees that, and others do not.
        (await _flow.VerifyAsync(on, proposal, await _flow.TokenAsync("regency-officer", place.Regency), "ineligible", 11)).Expect(HttpStatusCode.OK);
        var second = (await _flow.PostAsync("/appeals", await _flow.TokenAsync("village-officer", from), byId)).Expect(HttpStatusCode.Created);
        Assert.Equal((on, "open"), (second["village"], (await _flow.GetAsync($"/appeals/{on}/{second["id"]}", citizen)).Expect(HttpStatusCode.OK)["status"]));
        (await _flow.GetAsync($"/appeals/{on}/{second["id"]}", other)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        Assert.Contains(second["id"]!, (await _flow.PostAsync("/appeals", citizen, byId)).ExpectProblem(HttpStatusCode.Conflict, "appeal.alreadyMade", "GOV-3")["detail"], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "RAT-6")]
    public async Task The_office_where_the_family_lives_now_objects_to_a_removal_that_took_effect_where_it_lived_and_the_office_there_to_one_that_followed()
    {
        var place = Place.Next();
        var (from, to) = (place.Village, place.Villages[1]);
        var family = SampleFamily.Of(from, members: 3);
        var household = Assert.Single(await _flow.RecipientsAsync([family], "PKH"));
        var officer = await _flow.TokenAsync("regency-officer", place.Regency);
        var (old, there) = (await _flow.TokenAsync("village-officer", from), await _flow.TokenAsync("village-officer", to));
        var body = AppealSteps.Appeal(new { household }, "removed");
        var removal = await _flow.RecordRemovalAsync(from, household, officer, RemovalSteps.Removal(members: ["03"]));
        await _flow.AdvanceAsync("P16D");
        await _flow.MoveAsync(from, to, household);

        Assert.Equal((removal, from, "effective"), Removal(await _flow.GetAsync($"/households/{to}/{household}", there)));
        var made = (await _flow.PostAsync("/appeals", there, body)).Expect(HttpStatusCode.Created);
        Assert.Equal(from, made["village"]);
        var (one, two) = (await _flow.TokenAsync("regency-officer", place.Regency), await _flow.TokenAsync("regency-officer", place.Regency));
        Assert.Equal("removalUndone", (await _flow.DecideAppealAsync(from, made["id"]!, one)).Expect(HttpStatusCode.OK)["result"]);
        await _flow.AdvanceAsync("PT10M");
        var back = (await _flow.GetAsync($"/households/{to}/{household}", there)).Expect(HttpStatusCode.OK);
        Assert.Equal((3, null), (back.Json["members"]!.Count(), back["removals"]));

        // Noticed there, followed on, in effect there: the office of before is told of no mistake, and by the code too.
        await _flow.RecordRemovalAsync(to, household, officer, RemovalSteps.Removal(members: ["02"]));
        await _flow.MoveAsync(to, place.Villages[2], household);
        await _flow.AdvanceAsync("P16D");
        var again = (await _flow.PostAsync("/appeals", old, body)).Expect(HttpStatusCode.Created);
        Assert.Equal(place.Villages[2], again["village"]);
        var code = (await _flow.ProposalAsync(from, household, officer))["trackingCode"];
        (await _flow.PostAsync("/appeals", await _flow.TokenAsync("citizen", from), AppealSteps.Appeal(new { trackingCode = code }, "removed"))).ExpectProblem(HttpStatusCode.Conflict, "appeal.alreadyMade", "GOV-3");
        Assert.Equal("removalUndone", (await _flow.DecideAppealAsync(place.Villages[2], again["id"]!, two)).Expect(HttpStatusCode.OK)["result"]);

        static (string?, string?, string?) Removal(Answer shown) => (shown["removals[0].id"], shown["removals[0].village"], shown["removals[0].status"]);
    }
}
