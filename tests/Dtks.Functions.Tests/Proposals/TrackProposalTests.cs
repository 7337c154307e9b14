using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Duty;
using Dtks.Functions.Proposals;
using Dtks.Functions.Tests.Claims;
using Dtks.Functions.Tests.Stand;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;
using NodaTime;

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

    // The stand's clock stands at 03:00 UTC of November 26, which is that day in every zone.
    [Theory]
    [Trait("rule", "MUS-1")]
    [InlineData("3306162007", "2026-11-26", "deliberating")]
    [InlineData("3306162008", "2026-11-25", "deliberationLate")]
    [InlineData("5103011001", "2026-11-26", "deliberating")]
    [InlineData("5103011003", "2026-11-25", "deliberationLate")]
    [InlineData("9171011001", "2026-11-26", "deliberating")]
    [InlineData("9171011002", "2026-11-25", "deliberationLate")]
    public async Task The_next_deliberation_is_due_when_the_villages_duty_says_and_late_after_that_day(string village, string dueOn, string told)
    {
        var tabled = await stand.MatchedAsync([SampleProposals.Next()], village, SampleProposals.Officer(village));
        Assert.Equal(ProposalStatus.Deliberating, tabled.Status);
        var due = NodaTime.Text.LocalDatePattern.Iso.Parse(dueOn).Value;
        var duty = new VillageDutyDocument { Id = VillageDutyDocument.IdOf(village), Regency = village[..4], Village = village, LastHeldOn = due.PlusMonths(-3), DueOn = due };
        await stand.Of<DocumentStore>().PutAsync(Partitions.Ratifications(village[..4]), duty, CancellationToken.None);

        await SaysAsync(tabled, dueOn, told);

        // Read once in a minute, however many ask.
        await stand.SpoilAsync(Partitions.Ratifications(village[..4]), duty.Id);
        await SaysAsync(tabled, dueOn, told);
    }

    [Fact]
    [Trait("rule", "MUS-1")]
    public async Task A_duty_that_cannot_be_read_promises_no_day()
    {
        const string village = "3306162010";
        var tabled = await stand.MatchedAsync([SampleProposals.Next()], village, SampleProposals.Officer(village));
        var duty = new VillageDutyDocument { Id = VillageDutyDocument.IdOf(village), Regency = village[..4], Village = village, LastHeldOn = new LocalDate(2026, 9, 1), DueOn = new LocalDate(2026, 12, 1) };
        await stand.Of<DocumentStore>().PutAsync(Partitions.Ratifications(village[..4]), duty, CancellationToken.None);
        await stand.SpoilAsync(Partitions.Ratifications(village[..4]), duty.Id);

        await SaysAsync(tabled, null, "deliberating");
    }

    [Fact]
    [Trait("rule", "MUS-1")]
    public async Task A_village_that_never_deliberated_is_late_as_its_duty_has_it()
    {
        const string village = "3306162009";
        var tabled = await stand.MatchedAsync([SampleProposals.Next()], village, SampleProposals.Officer(village));

        await SaysAsync(tabled, "2024-08-08", "deliberationLate");
    }

    private async Task SaysAsync(ProposalState proposal, string? dueOn, string told)
    {
        var tracked = await TrackAsync(proposal);
        var texts = stand.Of<MessageCatalogue>();
        var args = dueOn is null ? null : new Dictionary<string, string> { ["by"] = dueOn };
        Assert.Equal(("deliberating", dueOn), ((string?)tracked["status"], (string?)tracked["dueOn"]));
        Assert.Equal(texts.Text("en", $"tracking.{told}", args), (string?)tracked["meaning"]);
        Assert.Equal(texts.Text("en", $"tracking.{told}.next", args), (string?)tracked["next"]);
        Assert.DoesNotContain("{", (string?)tracked["next"], StringComparison.Ordinal);
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
