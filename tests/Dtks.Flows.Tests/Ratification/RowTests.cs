using System.Net;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Proposals;
using Dtks.Functions.Ratification;
using Dtks.Platform.Changes;
using Dtks.Platform.Problems;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Ratification;

/// <summary>Rows come in and go out by their cause, in any order, and each at most once.</summary>
[Collection("ratification")]
[Trait("rule", "RAT-8")]
public sealed class RowTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;
    private readonly RatificationLedger _ledger = host.Services.GetRequiredService<RatificationLedger>();

    [Fact]
    public async Task A_proposal_withdrawn_before_the_signature_is_not_under_the_letter()
    {
        var place = Place.Next();
        var (withdrawn, citizen) = await EligibleAsync(place.Villages[0]);
        await _flow.EligibleAsync(SampleFamily.Of(place.Villages[1]));

        await WithdrawAsync(place.Villages[0], withdrawn, citizen);

        Assert.Equal("1", (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["rows"]);
        Assert.DoesNotContain(withdrawn, Assert.Single(await host.CoveredAsync(place.Regency)).Value);
        await _flow.IdleAsync();
    }

    [Fact]
    public async Task One_withdrawn_after_it_stays_under_the_letter_and_is_told_as_not_applied()
    {
        var place = Place.Next();
        var (withdrawn, citizen) = await EligibleAsync(place.Villages[0]);
        var letter = await host.BeginAsync(place.Regency, rows: 1);
        await WithdrawAsync(place.Villages[0], withdrawn, citizen);
        await host.SendToLettersAsync($$"""{"regency":"{{place.Regency}}","letter":"{{letter}}","after":0}""");
        await _flow.IdleAsync();

        (await _flow.ReviewAsync(place.Regency, letter)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var shown = await _flow.LetterAsync(place.Regency, letter, "en");
        Assert.Equal(("applied", "1", "1", "letter.rowWithdrawn"), (shown["status"], shown["rows"], shown["progress.notApplied"], shown["notApplied[0].code"]));
        Assert.Equal("The proposal was withdrawn after the letter covered it, so nothing is done with it.", shown["notApplied[0].detail"]);
        (await _flow.ProposalAsync(place.Villages[0], withdrawn, await _flow.TokenAsync("auditor", "ID"))).ExpectStatus("withdrawn");
    }

    [Fact]
    public async Task A_proposal_that_is_not_what_was_signed_for_is_not_registered()
    {
        var place = Place.Next();
        var id = await _flow.EligibleAsync(SampleFamily.Of(place.Village), "registerWithAssistance", "PKH");
        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        await host.EditAsync("registry", place.Village, $"proposal-{id}", proposal => ((Newtonsoft.Json.Linq.JArray)proposal["state"]!["granted"]!).Add("BPNT"));

        (await _flow.ReviewAsync(place.Regency, letter)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        Assert.Equal("letter.rowChanged", (await _flow.LetterAsync(place.Regency, letter))["notApplied[0].code"]);
        (await _flow.ProposalAsync(place.Village, id, await _flow.TokenAsync("auditor", "ID"))).ExpectStatus("ratified");
    }

    [Fact]
    public async Task Out_before_in_it_stays_out_and_in_twice_it_is_in_once()
    {
        var place = Place.Next();
        var (gone, there) = (LetterSteps.Row(place.Village, LetterSteps.Id(1)), LetterSteps.Row(place.Village, LetterSteps.Id(2)));
        foreach (var row in new[] { gone with { Withdrawn = true }, gone, there, there, gone })
        {
            await _ledger.ApplyAsync(LetterSteps.Input(row), CancellationToken.None);
        }

        Assert.Equal("1", (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["rows"]);
        await _flow.IdleAsync();
        await _ledger.ApplyAsync(LetterSteps.Input(there), CancellationToken.None);
        await _ledger.ApplyAsync(LetterSteps.Input(there with { Withdrawn = true }), CancellationToken.None);

        (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "letter.noRows");
        Assert.Equal([LetterSteps.Id(2)], Assert.Single(await host.CoveredAsync(place.Regency)).Value);
    }

    [Fact]
    public async Task Eligible_again_by_another_decision_it_is_another_row()
    {
        var place = Place.Next();
        var row = LetterSteps.Row(place.Village, LetterSteps.Id(1));
        var regent = await _flow.TokenAsync("regent", place.Regency);
        foreach (var step in new[] { 2, 6 })
        {
            await _ledger.ApplyAsync(LetterSteps.Input(row with { Step = step }), CancellationToken.None);
            (await _flow.SignAsync(place.Regency, regent)).Expect(HttpStatusCode.Created);
        }

        await _flow.IdleAsync();
        Assert.Equal(2, (await host.CoveredAsync(place.Regency)).Count);
    }

    [Fact]
    public async Task What_older_versions_sent_is_taken_and_a_row_of_theirs_can_be_taken_out()
    {
        var place = Place.Next();
        var older = LetterSteps.Row(place.Village, LetterSteps.Id(1)) with { Step = null };
        await _ledger.ApplyAsync(LetterSteps.Input(older), CancellationToken.None);
        await _ledger.ApplyAsync(LetterSteps.Input(older with { Proposal = LetterSteps.Id(2) }), CancellationToken.None);

        await _ledger.ApplyAsync(LetterSteps.Input(older with { Step = 2, Withdrawn = true }), CancellationToken.None);

        Assert.Equal("1", (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["rows"]);
        Assert.Equal([LetterSteps.Id(2)], Assert.Single(await host.CoveredAsync(place.Regency)).Value);
        await _flow.IdleAsync();
    }

    private async Task<(string Id, string Citizen)> EligibleAsync(string village)
    {
        var (id, citizen) = await _flow.VerifyingAsync(SampleFamily.Of(village));
        (await _flow.VerifyAsync(village, id, await _flow.TokenAsync("regency-officer", village[..4]))).Expect(HttpStatusCode.OK);
        return (id, citizen);
    }

    private async Task WithdrawAsync(string village, string proposal, string citizen)
    {
        (await _flow.PostAsync($"/proposals/{village}/{proposal}/withdrawal", citizen, body: null)).ExpectStatus("withdrawn");
        await _flow.IdleAsync();
    }
}
