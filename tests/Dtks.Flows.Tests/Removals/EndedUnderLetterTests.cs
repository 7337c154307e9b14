using System.Net;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Registry;

namespace Dtks.Flows.Tests.Removals;

/// <summary>A proposal for assistance whose family is no more when its letter is reviewed ends with that, is told, and keeps nobody from asking again (REG-8, RAT-8).</summary>
[Collection("notices")]
[Trait("rule", "REG-8")]
[Trait("rule", "RAT-8")]
public sealed class EndedUnderLetterTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Theory]
    [InlineData("conforming")]
    [InlineData("returned")]
    public async Task Of_a_family_that_was_removed_it_is_refused_and_once_that_is_undone_the_same_is_asked_anew(string outcome)
    {
        var (family, household, citizen, proposal, letter) = await CoveredAsync();
        var regency = family.Village[..4];
        await _flow.RecordRemovalAsync(family.Village, household, await _flow.TokenAsync("regency-officer", regency));
        await _flow.AdvanceAsync("P16D");
        (await _flow.ProposalAsync(family.Village, proposal, citizen)).ExpectStatus("ratified");

        (await _flow.ReviewAsync(regency, letter, outcome, outcome == "returned" ? ["Berkas kurang"] : [])).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await ExpectEndedAsync(family, proposal, letter, citizen);
        await host.SendToLettersAsync($$"""{"regency":"{{regency}}","letter":"{{letter}}","after":0,"page":0,"row":"{{proposal}}"}""");
        await _flow.IdleAsync();
        await ExpectEndedAsync(family, proposal, letter, citizen);

        await UndoAsync(family.Village, household, citizen);
        (await _flow.ProposalAsync(family.Village, await _flow.ProposeAssistanceAsync(family, citizen, "BPNT"), citizen)).ExpectStatus("verifying");
        (await _flow.ProposalAsync(family.Village, proposal, citizen)).ExpectStatus("refused");
    }

    [Fact]
    public async Task Of_a_family_whose_last_member_died_it_is_refused_and_what_stands_ratified_from_before_is_found()
    {
        var (family, household, citizen, proposal, letter) = await CoveredAsync();
        await new FamilySteps(_flow, await _flow.TokenAsync("village-officer", family.Village), family.Village, household)
            .ChangeAsync(new { kind = "death", member = "01", diedOn = (await _flow.NowAsync()).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });
        await _flow.IdleAsync();
        (await _flow.ReviewAsync(family.Village[..4], letter)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await ExpectEndedAsync(family, proposal, letter, citizen);

        await AsBeforeAsync(family.Village, proposal);
        (await _flow.ProposalAsync(family.Village, proposal, citizen)).ExpectStatus("ratified");
        await _flow.AdvanceAsync("PT25M");
        await _flow.IdleAsync();

        (await _flow.ProposalAsync(family.Village, proposal, citizen)).ExpectStatus("refused");
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task What_stands_ratified_from_before_is_carried_over_once_its_family_stands_again()
    {
        var (family, household, citizen, proposal, letter) = await CoveredAsync();
        await _flow.RecordRemovalAsync(family.Village, household, await _flow.TokenAsync("regency-officer", family.Village[..4]));
        await _flow.AdvanceAsync("P16D");
        (await _flow.ReviewAsync(family.Village[..4], letter)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await AsBeforeAsync(family.Village, proposal);

        await UndoAsync(family.Village, household, citizen);

        (await _flow.ProposalAsync(family.Village, proposal, citizen)).ExpectStatus("registered");
        Assert.Null((await _flow.LetterAsync(family.Village[..4], letter))["notApplied"]);
    }

    private async Task ExpectEndedAsync(SampleFamily family, string proposal, string letter, string citizen)
    {
        var seen = (await _flow.ProposalAsync(family.Village, proposal, citizen)).ExpectStatus("refused");
        Assert.Equal(("proposal.refusedFamilyGone", "REG-8"), (seen["history[-1:].code"], seen["history[-1:].rule"]));
        Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["about"] == proposal);
        Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "refusedFamilyGone");
        var told = await _flow.LetterAsync(family.Village[..4], letter);
        Assert.Equal("letter.rowEnded", told["notApplied[0].code"]);
        Assert.Contains("ditolak karena itu", told["notApplied[0].detail"], StringComparison.Ordinal);
        Assert.Contains("tidak dapat diterima", (await _flow.GetAsync($"/tracking/{seen["trackingCode"]}")).Expect(HttpStatusCode.OK)["meaning"], StringComparison.Ordinal);
    }

    // As a release left it that did not end such a proposal.
    private Task AsBeforeAsync(string village, string proposal) => host.EditAsync("registry", village, $"proposal-{proposal}", stored =>
    {
        (stored["status"], stored["state"]!["status"]) = ("ratified", "ratified");
        stored["state"]!["history"]!.Last!.Remove();
    });

    private async Task UndoAsync(string village, string household, string citizen)
    {
        var appeal = await _flow.AppealAsync(citizen, new { household }, "removed");
        (await _flow.DecideAppealAsync(village, appeal["id"]!, await _flow.TokenAsync("regency-officer", village[..4]))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    private async Task<(SampleFamily Family, string Household, string Citizen, string Proposal, string Letter)> CoveredAsync()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (household, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var proposal = await _flow.ProposeAssistanceAsync(family, citizen, "BPNT");
        (await _flow.VerifyAsync(family.Village, proposal, await _flow.TokenAsync("regency-officer", family.Village[..4]))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var letter = (await _flow.SignAsync(family.Village[..4], await _flow.TokenAsync("regent", family.Village[..4]))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        return (family, household, citizen, proposal, letter);
    }
}
