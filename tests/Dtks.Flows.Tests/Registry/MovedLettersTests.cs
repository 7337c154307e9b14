using System.Net;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Verification;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Registry;

/// <summary>Proposals that a letter covers when their household moves (REG-8, RAT-8), over HTTP.</summary>
[Collection("open month")]
[Trait("rule", "REG-8")]
public sealed class MovedLettersTests(OpenMonth month)
{
    private readonly Flow _flow = month.Flow;

    [Fact]
    [Trait("rule", "RAT-8")]
    public async Task One_under_a_letter_is_told_there_and_waits_where_its_household_stands_for_another()
    {
        var (place, family, household, citizen) = await _flow.RegisteredAsync();
        var (proposal, letter) = await CoveredAsync(place, family, citizen);
        await _flow.MoveAsync(place.Village, place.Villages[1], household);
        (await _flow.ProposalAsync(place.Village, proposal, citizen)).ExpectStatus("ratified");

        (await _flow.ReviewAsync(place.Regency, letter)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var told = await _flow.LetterAsync(place.Regency, letter, "en");
        Assert.Equal("letter.rowFollowed", told["notApplied[0].code"]);
        Assert.Contains(place.Villages[1], told["notApplied[0].detail"], StringComparison.Ordinal);
        (await _flow.ProposalAsync(place.Villages[1], proposal, citizen)).ExpectStatus("eligible");
        await _flow.RatifyAsync(place.Regency);
        (await _flow.ProposalAsync(place.Villages[1], proposal, citizen)).ExpectStatus("registered");
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public async Task One_that_went_before_its_letter_came_to_it_is_told_there_too()
    {
        var (place, family, household, citizen) = await _flow.RegisteredAsync();
        var proposal = await EligibleAsync(place, family, citizen);
        var letter = await month.Host.BeginAsync(place.Regency, rows: 1);
        await _flow.MoveAsync(place.Village, place.Villages[1], household);
        await month.Host.SendToLettersAsync($$"""{"regency":"{{place.Regency}}","letter":"{{letter}}","after":0}""");
        await _flow.IdleAsync();

        Assert.Equal("letter.rowFollowed", (await _flow.LetterAsync(place.Regency, letter))["notApplied[0].code"]);
        (await _flow.ProposalAsync(place.Villages[1], proposal, citizen)).ExpectStatus("eligible");
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public async Task One_whose_letter_comes_back_waits_for_its_proposer_where_its_household_stands_whoever_ends_in_the_middle()
    {
        var (place, family, household, citizen) = await _flow.RegisteredAsync();
        var (proposal, letter) = await CoveredAsync(place, family, citizen);
        var to = place.Villages[1];
        await _flow.MoveAsync(place.Village, to, household);

        (await _flow.ReviewAsync(place.Regency, letter, "returned", "Berkas kurang")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(to, proposal, citizen)).ExpectStatus("returned");

        // As a process leaves it that ended between the return and the handover.
        using (await month.Host.ContainerOf("registry").DeleteItemStreamAsync($"proposal-{proposal}", new PartitionKey(to)))
        {
        }

        await month.Host.EditAsync("registry", place.Village, $"proposal-{proposal}", stored =>
        {
            (stored["status"], stored["state"]!["status"]) = ("returned", "returned");
            ((JObject)stored["state"]!).Remove("handedTo");
            stored["state"]!["history"]!.Last!.Remove();
        });
        (await _flow.ProposalAsync(place.Village, proposal, citizen)).ExpectStatus("returned");
        await month.Host.SendToLettersAsync($$"""{"regency":"{{place.Regency}}","letter":"{{letter}}","after":0,"page":0,"row":"{{proposal}}"}""");
        await _flow.IdleAsync();

        (await _flow.ProposalAsync(to, proposal, citizen)).ExpectStatus("returned");
        Assert.Null((await _flow.LetterAsync(place.Regency, letter))["notApplied"]);
        var moved = await _flow.LivingAsync(family, to);
        (await _flow.CorrectAsync(place.Village, proposal, citizen, moved)).ExpectProblem(HttpStatusCode.Conflict, "proposal.goesOnElsewhere", "REG-8");
        (await _flow.CorrectAsync(to, proposal, citizen, moved)).ExpectStatus("submitted");
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(to, proposal, citizen)).ExpectStatus("verifying");
    }

    private async Task<string> EligibleAsync(Place place, SampleFamily family, string citizen)
    {
        var proposal = await _flow.ProposeAssistanceAsync(family, citizen, "BPNT");
        (await _flow.VerifyAsync(place.Village, proposal, await _flow.TokenAsync("regency-officer", place.Regency))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        return proposal;
    }

    private async Task<(string Proposal, string Letter)> CoveredAsync(Place place, SampleFamily family, string citizen)
    {
        var proposal = await EligibleAsync(place, family, citizen);
        return (proposal, (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created)["id"]!);
    }
}
