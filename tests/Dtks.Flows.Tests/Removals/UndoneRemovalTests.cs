using System.Net;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Verification;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Removals;
using Dtks.Platform.Deadlines;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Removals;

/// <summary>What followed from a removal says what is true once that is undone: the month's open sheet, and proposals that it refused (GOV-3, REG-8).</summary>
[Collection("open month")]
[Trait("rule", "GOV-3")]
[Trait("rule", "REG-8")]
public sealed class UndoneRemovalTests(OpenMonth month)
{
    private readonly Flow _flow = month.Flow;

    [Theory]
    [InlineData("03", 1)]
    [InlineData(null, 6)]
    public async Task The_sheet_no_longer_says_of_those_who_stand_again_that_they_were_removed(string? member, int told)
    {
        var village = await month.NextAsync();
        await RemovedAsync(village.Code, village.Household, member is null ? null : [member]);
        var removed = (await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer)).Where(l => (string?)l["suggestion"]?["code"] == "line.recipientRemoved");
        Assert.Equal(told, removed.Count());
        Assert.NotEmpty(removed);

        await UndoneAsync(village.Code, village.Household, village.Officer);

        var lines = await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer);
        Assert.Equal(6, lines.Count);
        Assert.All(lines, l => Assert.Null(l["suggestion"]));
    }

    [Fact]
    public async Task Whoever_proposed_what_it_refused_is_told_once_that_the_family_stands_again_and_proposes_anew()
    {
        var (place, family, household, citizen) = await _flow.RegisteredAsync();
        var officer = await _flow.TokenAsync("village-officer", place.Village);
        var (byCitizen, withdrawn) = (await _flow.ProposeAssistanceAsync(family, citizen, "BPNT"), await _flow.ProposeAssistanceAsync(family, officer, "PBI-JKN"));
        (await _flow.PostAsync($"/proposals/{place.Village}/{withdrawn}/withdrawal", officer, new { })).Expect(HttpStatusCode.OK);
        await RemovedAsync(place.Village, household, members: null);
        var refused = (await _flow.ProposalAsync(place.Village, byCitizen, citizen)).ExpectStatus("refused");
        Assert.Contains("tidak lagi tercatat", refused["explanation"], StringComparison.Ordinal);
        var ended = (await _flow.PostAsync($"/households/{place.Village}/{household}/changes", officer, new { kind = "card", familyCardNumber = family.FamilyCardNumber })).ExpectProblem(HttpStatusCode.Conflict, "household.ended", "REG-8");
        Assert.Contains("tidak tercatat di tempat lain", ended["detail"], StringComparison.Ordinal);

        await UndoneAsync(place.Village, household, officer);
        await month.Host.EditAsync("registry", place.Village, $"household-{household}", stored => (stored["unfollowed"], stored["awaitsChange"]) = (true, true));
        await month.Host.Services.GetRequiredService<FamilyDrive>().DriveAsync(new FamilyMessage(place.Village, household), CancellationToken.None);
        await _flow.IdleAsync();

        var again = (await _flow.ProposalAsync(place.Village, byCitizen, citizen)).ExpectStatus("refused");
        Assert.Equal(["proposal.refusedFamilyGone", "proposal.familyStandsAgain"], again.Json["history"]!.Select(h => (string)h["code"]!).TakeLast(2));
        Assert.Contains("tercatat kembali", again["explanation"], StringComparison.Ordinal);
        var told = Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "familyStandsAgain");
        Assert.Contains(again["trackingCode"]!, (string)told["text"]!, StringComparison.Ordinal);
        (await _flow.ProposalAsync(place.Village, withdrawn, officer)).ExpectStatus("withdrawn");
        (await _flow.ProposalAsync(place.Village, await _flow.ProposeAssistanceAsync(family, citizen, "BPNT"), citizen)).ExpectStatus("verifying");
    }

    // Its days of notice are over at once: the month of the others goes on.
    private async Task RemovedAsync(string village, string household, string[]? members)
    {
        var removal = await _flow.RecordRemovalAsync(village, household, await _flow.TokenAsync("regency-officer", village[..4]), RemovalSteps.Removal(members: members));
        await month.Host.EditAsync("registry", village, $"removal-{removal}", stored => stored["state"]!["noticeEndsOn"] = "2026-11-01");
        await month.Host.Services.GetRequiredService<DeadlineActions>().RunAsync(new DeadlineInput(TakeRemovalsEffect.DeadlineKind, await _flow.NowAsync(), village, removal), CancellationToken.None);
        await _flow.IdleAsync();
    }

    private async Task UndoneAsync(string village, string household, string officer)
    {
        var appeal = await _flow.AppealAsync(officer, new { household }, "removed");
        var decided = await _flow.DecideAppealAsync(village, appeal["id"]!, await _flow.TokenAsync("regency-officer", village[..4]));
        Assert.Equal("removalUndone", decided.Expect(HttpStatusCode.OK)["result"]);
        await _flow.IdleAsync();
    }
}
