using System.Net;

namespace Dtks.Flows.Tests.Proposals;

[Collection("proposals")]
[Trait("rule", "REG-5")]
public sealed class ClaimTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task A_second_claim_by_the_same_citizen_is_409_and_names_the_number()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        var (_, token) = await _flow.VerifyingAsync(family);

        (await _flow.PostAsync("/proposals", token, family.Proposal()))
            .ExpectProblem(HttpStatusCode.Conflict, "identity.claimed", "REG-5", "/household/members/1/nik");
    }

    [Fact]
    public async Task A_second_claim_by_an_officer_is_409_wherever_in_the_nation()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.VerifyingAsync(family);
        var elsewhere = Place.Next("WIT").Village;
        var officer = await _flow.TokenAsync("village-officer", elsewhere);

        (await _flow.PostAsync("/proposals", officer, (family with { Village = elsewhere }).Proposal())).ExpectProblem(HttpStatusCode.Conflict, "identity.claimed", "REG-5");
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task A_stranger_learns_nothing_at_the_door_and_is_refused_after_matching()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (first, owner) = await _flow.VerifyingAsync(family);
        var stranger = await _flow.TokenAsync("citizen", family.Village);

        var second = (await _flow.PostAsync("/proposals", stranger, family.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();

        var seen = (await _flow.ProposalAsync(family.Village, second["id"]!, stranger)).ExpectStatus("refused");
        Assert.Equal("REG-5", seen["history[-1:].rule"]);
        (await _flow.ProposalAsync(family.Village, first, owner)).ExpectStatus("verifying");
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task A_stranger_whose_data_does_not_match_is_told_only_that()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.VerifyingAsync(family);
        var stranger = await _flow.TokenAsync("citizen", family.Village);

        var guess = family.With(0, m => m with { MotherMaidenName = "Tebakan" });
        var second = (await _flow.PostAsync("/proposals", stranger, guess.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();

        (await _flow.ProposalAsync(family.Village, second["id"]!, stranger)).ExpectStatus("mismatched");
    }

    [Fact]
    public async Task Of_many_at_once_one_holds_the_claim()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 3);
        await _flow.RegisterPopulationAsync(family);
        var strangers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _flow.TokenAsync("citizen", family.Village)));

        var answers = await Task.WhenAll(strangers.Select(token => _flow.PostAsync("/proposals", token, family.Proposal())));
        await _flow.IdleAsync();

        var statuses = new List<string?>();
        foreach (var (token, answer) in strangers.Zip(answers))
        {
            statuses.Add((await _flow.ProposalAsync(family.Village, answer.Expect(HttpStatusCode.Created)["id"]!, token))["status"]);
        }

        Assert.Single(statuses, "verifying");
        Assert.Equal(5, statuses.Count(s => s == "refused"));
    }

    [Fact]
    public async Task A_proposal_found_ineligible_gives_its_claims_up()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, token) = await _flow.VerifyingAsync(family);
        var regency = await _flow.TokenAsync("regency-officer", family.Village[..4]);
        (await _flow.VerifyAsync(family.Village, id, regency, "ineligible", ground: 13)).Expect(HttpStatusCode.OK);

        (await _flow.PostAsync("/proposals", token, family.Proposal())).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
    }
}
