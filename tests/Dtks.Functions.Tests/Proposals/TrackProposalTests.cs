using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Tests.Proposals;

[Collection(StandTests.Name)]
public sealed class TrackProposalTests(ClaimsStand stand)
{
    private const string Village = "3306162006";

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task Whoever_waits_for_papers_is_told_of_papers_and_not_of_the_regent()
    {
        var proposal = await stand.AdmittedAsync(Village);

        var told = await TrackAsync(proposal);

        var texts = stand.Of<MessageCatalogue>();
        Assert.Equal("eligible", (string?)told["status"]);
        Assert.Equal(texts.Text("en", "tracking.awaitsNumbers", args: null), (string?)told["meaning"]);
        Assert.Equal(texts.Text("en", "tracking.awaitsNumbers.next", args: null), (string?)told["next"]);
        Assert.NotEqual(texts.Text("en", "tracking.eligible", args: null), (string?)told["meaning"]);
    }

    [Fact]
    [Trait("rule", "PRO-7")]
    public async Task The_day_it_lapses_is_told_while_it_is_verified_and_not_after()
    {
        var verifying = await stand.MatchedAsync([SampleProposals.Next()], Village, SampleProposals.Citizen(Village));
        Assert.Equal(ProposalStatus.Verifying, verifying.Status);
        Assert.Equal("2026-12-26", (string?)(await TrackAsync(verifying))["dueOn"]);

        var verifier = new Actor("regency-1", Role.RegencyOfficer, AreaCode.Parse("3306"));
        var eligible = await stand.DoAsync(verifying, new ProposalCommand.Verify(new ProposalVerificationDraft("eligible", null, "Sesuai"), verifier));

        Assert.NotNull(eligible.DueOn);
        var told = await TrackAsync(eligible);
        Assert.Equal(("eligible", false), ((string?)told["status"], told.ContainsKey("dueOn")));
        Assert.Equal(stand.Of<MessageCatalogue>().Text("en", "tracking.eligible", args: null), (string?)told["meaning"]);
    }

    // By the end of November three months reach the end of February: a day later is a month later.
    [Theory]
    [Trait("rule", "MUS-1")]
    [InlineData("3306162006", "2026-11-30T16:59:59Z", "2027-02-28")]
    [InlineData("3306162006", "2026-11-30T17:00:00Z", "2027-03-01")]
    [InlineData("5103011001", "2026-11-30T15:59:59Z", "2027-02-28")]
    [InlineData("5103011001", "2026-11-30T16:00:00Z", "2027-03-01")]
    [InlineData("9171011001", "2026-11-30T14:59:59Z", "2027-02-28")]
    [InlineData("9171011001", "2026-11-30T15:00:00Z", "2027-03-01")]
    public async Task The_next_deliberation_is_due_three_months_from_the_day_it_came_to_wait_there(string village, string since, string dueOn)
    {
        var tabled = await stand.MatchedAsync([SampleProposals.Next()], village, SampleProposals.Officer(village));
        Assert.Equal(ProposalStatus.Deliberating, tabled.Status);
        await stand.EditAsync(Partitions.Registry(village), ProposalDocument.IdOf(tabled.Id), stored => stored["state"]!["history"]!.Last!["meta"]!["at"] = since);

        Assert.Equal(dueOn, (string?)(await TrackAsync(tabled))["dueOn"]);
    }

    private async Task<JObject> TrackAsync(ProposalState proposal)
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { Response = { Body = body } };
        http.Request.Headers.AcceptLanguage = "en";
        var result = await stand.New<TrackProposal>().RunAsync(http.Request, proposal.TrackingCode, CancellationToken.None);
        await result.ExecuteResultAsync(new ActionContext(http, new RouteData(), new()));
        Assert.Equal(200, http.Response.StatusCode);
        return JObject.Parse(System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }
}
