using System.Net;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Hosting;

/// <summary>A parameter that a path does not know is told, before anything is read or done.</summary>
public sealed class QueryTests(FlowHost host) : IClassFixture<FlowHost>
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [InlineData("/villages/3306162006/proposals?state=verifying", "query.unknown", "/state")]
    [InlineData("/villages/3306162006/proposals?Status=verifying", "query.unknown", "/Status")]
    [InlineData("/villages/3306162006/proposals?status=verifying&status=submitted", "query.twice", "/status")]
    [InlineData("/villages/3306162006/proposals?limit=3&sort=status", "query.unknown", "/sort")]
    [InlineData("/areas/3306/children?foo", "query.unknown", "/foo")]
    [InlineData("/areas/3306?limit=3", "query.none", "/limit")]
    public async Task It_is_named_with_what_is_known(string path, string code, string pointer) =>
        (await _flow.GetAsync(path, await _flow.TokenAsync("regency-officer", "3306"))).ExpectProblem(HttpStatusCode.BadRequest, code, pointer: pointer);

    [Fact]
    public async Task Nothing_is_written_by_a_request_that_has_one()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var token = await _flow.TokenAsync("citizen", family.Village);

        (await _flow.PostAsync("/proposals?dryRun=true", token, family.Proposal())).ExpectProblem(HttpStatusCode.BadRequest, "query.none", pointer: "/dryRun");

        var officer = await _flow.TokenAsync("regency-officer", family.Village[..4]);
        Assert.Empty((await _flow.GetAsync($"/villages/{family.Village}/proposals", officer)).Expect(HttpStatusCode.OK).Json["items"]!);
    }

    [Fact]
    public async Task Who_may_not_come_in_is_told_that_first() =>
        (await _flow.GetAsync("/villages/3306162006/proposals?state=x", await _flow.TokenAsync("citizen", "3306162006"))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role");
}
