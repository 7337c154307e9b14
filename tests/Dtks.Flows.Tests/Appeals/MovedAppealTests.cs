using System.Net;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;

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
        await MoveAsync(from, to, household);
        (await _flow.VerifyAsync(to, proposal, await _flow.TokenAsync("regency-officer", place.Regency), "ineligible", 11)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var byId = AppealSteps.Appeal(new { proposal });
        (await _flow.PostAsync("/appeals", await _flow.TokenAsync("citizen", from), byId)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.PostAsync("/appeals", await _flow.TokenAsync("village-officer", from), byId)).ExpectProblem(HttpStatusCode.Conflict, "appeal.notRefused");
        var made = (await _flow.PostAsync("/appeals", citizen, byId, ("Idempotency-Key", "k"))).Expect(HttpStatusCode.Created);
        Assert.Equal((to, "open"), (made["village"], made["status"]));
        Assert.Equal("open", (await _flow.GetAsync(made.Headers.Location!.ToString()["/api".Length..], citizen)).Expect(HttpStatusCode.OK)["status"]);
        var byCode = AppealSteps.Appeal(new { trackingCode = made["trackingCode"] });
        var other = await _flow.TokenAsync("citizen", from);
        var second = (await _flow.PostAsync("/appeals", other, byCode, ("Idempotency-Key", "k"))).Expect(HttpStatusCode.Created);
        Assert.Equal(to, second["village"]);

        // Taken up again it goes on with the family, and under their keys both are told what they were.
        await _flow.RegisterPopulationAsync(family with { Village = to, Street = "Dusun Krajan 1", Rt = "1", Rw = "1" });
        (await _flow.DecideAppealAsync(to, made["id"]!, await _flow.TokenAsync("regency-officer", place.Regency))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(to, proposal, citizen)).ExpectStatus("verifying");
        await MoveAsync(to, on, household);
        (await _flow.ProposalAsync(on, proposal, citizen)).ExpectStatus("verifying");
        Assert.Equal(made.Text, (await _flow.PostAsync("/appeals", citizen, byId, ("Idempotency-Key", "k"))).Expect(HttpStatusCode.Created).Text);
        Assert.Equal(second.Text, (await _flow.PostAsync("/appeals", other, byCode, ("Idempotency-Key", "k"))).Expect(HttpStatusCode.Created).Text);
    }

    private async Task MoveAsync(string from, string to, string household)
    {
        await new FamilySteps(_flow, await _flow.TokenAsync("village-officer", from), from, household).MoveAsync(to);
        (await _flow.PostAsync($"/households/{to}/{household}/arrival", await _flow.TokenAsync("village-officer", to), new { })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }
}
