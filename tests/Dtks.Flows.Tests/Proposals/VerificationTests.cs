using System.Net;

namespace Dtks.Flows.Tests.Proposals;

[Collection("proposals")]
[Trait("rule", "PRO-6")]
public sealed class VerificationTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [InlineData("eligible", null, "eligible", "PRO-6")]
    [InlineData("ineligible", 1, "ineligible", "VER-5")]
    [InlineData("ineligible", 15, "ineligible", "VER-5")]
    public async Task The_regency_decides(string outcome, int? ground, string status, string rule)
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, token) = await _flow.VerifyingAsync(family);

        var answer = await _flow.VerifyAsync(family.Village, id, await _flow.TokenAsync("regency-officer", family.Village[..4]), outcome, ground);

        answer.ExpectStatus(status);
        var seen = (await _flow.ProposalAsync(family.Village, id, token)).ExpectStatus(status);
        Assert.Equal(rule, seen["history[-1:].rule"]);
        Assert.Equal("2024-05-08/1", seen["history[-1:].policy"]);
    }

    [Theory]
    [InlineData("ineligible", null, "ground.required")]
    [InlineData("ineligible", 0, "number.range")]
    [InlineData("ineligible", 16, "number.range")]
    [InlineData("eligible", 3, "ground.forbidden")]
    [InlineData("maybe", null, "input.unknownValue")]
    public async Task A_verification_that_is_not_whole_is_400_and_changes_nothing(string outcome, int? ground, string code)
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, token) = await _flow.VerifyingAsync(family);

        (await _flow.VerifyAsync(family.Village, id, await _flow.TokenAsync("regency-officer", family.Village[..4]), outcome, ground))
            .ExpectProblem(HttpStatusCode.BadRequest, code);

        (await _flow.ProposalAsync(family.Village, id, token)).ExpectStatus("verifying");
    }

    [Theory]
    [Trait("rule", "GOV-2")]
    [InlineData("village-officer")]
    [InlineData("citizen")]
    [InlineData("regent")]
    [InlineData("auditor")]
    public async Task Nobody_else_verifies(string role)
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, _) = await _flow.VerifyingAsync(family);

        (await _flow.VerifyAsync(family.Village, id, await _flow.TokenAtAsync(role, family.Village))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Another_regency_does_not_verify_it()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, _) = await _flow.VerifyingAsync(family);

        (await _flow.VerifyAsync(family.Village, id, await _flow.TokenAsync("regency-officer", Place.Next().Regency))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Whoever_proposed_it_does_not_verify_it()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.RegisterPopulationAsync(family);
        var citizen = await _flow.TokenAsync("citizen", family.Village, subject: $"both-{family.Village}");
        var id = (await _flow.PostAsync("/proposals", citizen, family.Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();

        (await _flow.VerifyAsync(family.Village, id, await _flow.TokenAsync("regency-officer", family.Village[..4], subject: $"both-{family.Village}")))
            .ExpectProblem(HttpStatusCode.UnprocessableEntity, "proposal.own", "GOV-2");
    }

    [Fact]
    public async Task Verified_twice_is_409()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var id = await _flow.EligibleAsync(family);

        (await _flow.VerifyAsync(family.Village, id, await _flow.TokenAsync("regency-officer", family.Village[..4]), "ineligible", 1))
            .ExpectProblem(HttpStatusCode.Conflict, "proposal.notVerifying", "PRO-6");
    }

    [Fact]
    public async Task The_same_request_sent_twice_is_answered_the_same()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, _) = await _flow.VerifyingAsync(family);
        var regency = await _flow.TokenAsync("regency-officer", family.Village[..4]);
        var key = ("Idempotency-Key", "once");
        var path = $"/proposals/{family.Village}/{id}/verification";

        var first = (await _flow.PostAsync(path, regency, new { outcome = "eligible", note = "a" }, key)).Expect(HttpStatusCode.OK);
        var again = (await _flow.PostAsync(path, regency, new { outcome = "eligible", note = "a" }, key)).Expect(HttpStatusCode.OK);

        Assert.Equal(first.Text, again.Text);
        (await _flow.PostAsync(path, regency, new { outcome = "eligible", note = "b" }, key)).ExpectProblem(HttpStatusCode.Conflict, "idempotency.otherBody");
    }

    [Fact]
    public async Task A_version_that_is_no_longer_so_is_412()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, token) = await _flow.VerifyingAsync(family);
        var regency = await _flow.TokenAsync("regency-officer", family.Village[..4]);
        var etag = (await _flow.ProposalAsync(family.Village, id, token)).ETag;
        var path = $"/proposals/{family.Village}/{id}/verification";

        (await _flow.PostAsync(path, regency, new { outcome = "eligible", note = "a" }, ("If-Match", "\"other\""))).ExpectProblem(HttpStatusCode.PreconditionFailed, "stale");
        (await _flow.PostAsync(path, regency, new { outcome = "eligible", note = "a" }, ("If-Match", etag))).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("a%2Fb")]
    [InlineData("%5C")]
    [InlineData("%3F")]
    [InlineData("%23")]
    [InlineData("%20")]
    public async Task What_cannot_be_an_id_is_404(string id)
    {
        var regency = await _flow.TokenAsync("regency-officer", "3306");

        (await _flow.ProposalAsync("3306162006", id, regency)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.VerifyAsync("3306162006", id, regency)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.GetAsync($"/households/3306162006/{id}", regency)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.GetAsync($"/regencies/3306/ratifications/{id}", regency)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task What_is_not_there_is_404()
    {
        var regency = await _flow.TokenAsync("regency-officer", "3306");

        (await _flow.VerifyAsync("3306162006", "none", regency)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.VerifyAsync("33061620", "none", regency)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
    }
}
