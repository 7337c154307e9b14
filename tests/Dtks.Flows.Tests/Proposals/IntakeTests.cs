using System.Net;

namespace Dtks.Flows.Tests.Proposals;

[Collection("proposals")]
public sealed class IntakeTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [Trait("rule", "PRO-1")]
    [InlineData("citizen", 10, "verifying")]
    [InlineData("village-officer", 10, "deliberating")]
    [InlineData("regency-officer", 4, "deliberating")]
    [InlineData("ministry-officer", 0, "deliberating")]
    public async Task Each_source_proposes_and_its_proposal_takes_its_way(string role, int digits, string status)
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 3);
        await _flow.RegisterPopulationAsync(family);
        var token = await _flow.TokenAsync(role, digits == 0 ? "ID" : family.Village[..digits]);

        var answer = (await _flow.PostAsync("/proposals", token, family.Proposal())).Expect(HttpStatusCode.Created);

        Assert.Equal("submitted", answer["status"]);
        Assert.Equal(family.Village, answer["village"]);
        Assert.EndsWith($"/api/proposals/{family.Village}/{answer["id"]}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(family.Village, answer["id"]!, token)).ExpectStatus(status);
    }

    [Theory]
    [Trait("rule", "GOV-2")]
    [InlineData("village-head")]
    [InlineData("tksk")]
    [InlineData("district-head")]
    [InlineData("regent")]
    [InlineData("post-officer")]
    [InlineData("desk-officer")]
    [InlineData("auditor")]
    public async Task Nobody_else_proposes(string role)
    {
        var family = SampleFamily.Of(Place.Next().Village);

        (await _flow.PostAsync("/proposals", await _flow.TokenAtAsync(role, family.Village), family.Proposal())).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
    }

    [Fact]
    public async Task Without_a_token_it_is_401()
    {
        var family = SampleFamily.Of(Place.Next().Village);

        (await _flow.PostAsync("/proposals", token: null, family.Proposal())).ExpectProblem(HttpStatusCode.Unauthorized, "token.missing");
    }

    [Theory]
    [Trait("rule", "PRO-2")]
    [InlineData("register", new[] { "PKH" }, "proposal.programmesForbidden")]
    [InlineData("registerWithAssistance", new string[0], "proposal.programmesRequired")]
    [InlineData("assistance", new string[0], "proposal.programmesRequired")]
    [InlineData("assistance", new[] { "PKH", "PKH" }, "proposal.programmeTwice")]
    public async Task Programmes_fit_the_kind(string kind, string[] programmes, string code)
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var token = await _flow.TokenAsync("citizen", family.Village);

        (await _flow.PostAsync("/proposals", token, family.Proposal(kind, programmes))).ExpectProblem(HttpStatusCode.BadRequest, code, "PRO-2");
    }

    [Fact]
    [Trait("rule", "PRO-2")]
    [Trait("rule", "REG-6")]
    public async Task Assistance_for_a_family_that_is_not_in_the_register_is_refused()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        var token = await _flow.TokenAsync("citizen", family.Village);

        var answer = (await _flow.PostAsync("/proposals", token, family.Proposal("assistance", "PKH"))).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();

        var seen = (await _flow.ProposalAsync(family.Village, answer["id"]!, token)).ExpectStatus("refused");
        Assert.Equal("PRO-2", seen["history[-1:].rule"]);
    }

    [Fact]
    [Trait("rule", "PRO-4")]
    public async Task A_citizen_proposes_others_in_the_area_and_sees_only_what_they_proposed()
    {
        var place = Place.Next();
        var token = await _flow.TokenAsync("citizen", place.Village);
        var first = (await _flow.PostAsync("/proposals", token, SampleFamily.Of(place.Villages[0]).Proposal())).Expect(HttpStatusCode.Created);
        (await _flow.PostAsync("/proposals", token, SampleFamily.Of(place.Village).Proposal())).Expect(HttpStatusCode.Created);

        (await _flow.ProposalAsync(place.Villages[0], first["id"]!, token)).Expect(HttpStatusCode.OK);
        (await _flow.ProposalAsync(place.Villages[0], first["id"]!, await _flow.TokenAsync("citizen", place.Village))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        await _flow.IdleAsync();
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task A_village_outside_ones_area_is_403_and_leaves_nothing()
    {
        var place = Place.Next();
        var family = SampleFamily.Of(place.Villages[1]);
        var officer = await _flow.TokenAsync("village-officer", place.Villages[0]);

        (await _flow.PostAsync("/proposals", officer, family.Proposal())).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2", "/household/village");
        await ExpectNothingIn(place.Villages[1]);
    }

    [Fact]
    public async Task The_same_key_and_body_give_the_same_answer_and_another_body_409()
    {
        var place = Place.Next();
        var family = SampleFamily.Of(place.Village);
        var token = await _flow.TokenAsync("regency-officer", place.Regency);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var first = (await _flow.PostAsync("/proposals", token, family.Proposal(), key)).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        var again = (await _flow.PostAsync("/proposals", token, family.Proposal(), key)).Expect(HttpStatusCode.Created);

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        (await _flow.PostAsync("/proposals", token, SampleFamily.Of(place.Villages[1]).Proposal(), key)).ExpectProblem(HttpStatusCode.Conflict, "idempotency.otherBody");
        await ExpectCount(place.Village, 1);
        await ExpectNothingIn(place.Villages[1]);
    }

    [Fact]
    public async Task Ten_of_the_same_request_at_once_make_one_proposal()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var token = await _flow.TokenAsync("citizen", family.Village);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _flow.PostAsync("/proposals", token, family.Proposal(), key)));

        Assert.Equal(answers[0].Expect(HttpStatusCode.Created).Text, Assert.Single(answers.Select(a => a.Text).Distinct()));
        await _flow.IdleAsync();
        await ExpectCount(family.Village, 1);
    }

    private Task ExpectNothingIn(string village) => ExpectCount(village, 0);

    private async Task ExpectCount(string village, int count)
    {
        var list = (await _flow.GetAsync($"/villages/{village}/proposals", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);
        Assert.Equal(count, list.Json["items"]!.Count());
    }
}
