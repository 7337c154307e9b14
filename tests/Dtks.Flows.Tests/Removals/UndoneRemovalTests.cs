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
    private static readonly object[] All = [.. Enumerable.Range(1, 6).Select(line => new { line, outcome = "eligible" })];

    private readonly Flow _flow = month.Flow;

    [Theory]
    [InlineData("03", 1)]
    [InlineData(null, 6)]
    [Trait("rule", "RAT-6")]
    public async Task The_sheet_no_longer_says_of_those_who_stand_again_that_they_were_removed(string? member, int told)
    {
        var village = await month.NextAsync();
        (await _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, All)).Expect(HttpStatusCode.OK);
        await RemovedAsync(village.Code, village.Household, member is null ? null : [member]);
        await NotEligibleAsync(village, told, "line.recipientRemoved");
        await UndoneAsync(village.Code, village.Household, village.Officer);

        await AsBeforeAsync(village);
    }

    [Fact]
    [Trait("rule", "RAT-6")]
    public async Task Nor_of_who_died_until_that_is_taken_back()
    {
        var village = await month.NextAsync();
        (await _flow.DecideAsync(OpenMonth.Period, village.Code, village.Officer, All)).Expect(HttpStatusCode.OK);
        var steps = new FamilySteps(_flow, village.Officer, village.Code, village.Household);
        await steps.ChangeAsync(new { kind = "death", member = "03", diedOn = "2026-11-09" });
        await _flow.IdleAsync();
        await NotEligibleAsync(village, 1, "line.recipientDied");

        await steps.ChangeAsync(new { kind = "deathUndone", member = "03" });
        await _flow.IdleAsync();
        await AsBeforeAsync(village);
    }

    // What was found eligible before is decided anew, and not as eligible while that stands; the sheet waits for it.
    private async Task NotEligibleAsync(SheetVillage village, int told, string suggested)
    {
        var gone = (await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer)).Where(l => (string?)l["suggestion"]?["code"] == suggested).ToList();
        Assert.Equal(told, gone.Count);
        Assert.All(gone, l => Assert.Equal("unverified", (string?)l["outcome"]));
        foreach (var dry in new[] { "?dryRun=true", string.Empty })
        {
            var results = (await _flow.PutAsync($"/cycles/{OpenMonth.Period}/villages/{village.Code}/lines{dry}", village.Officer, All)).Expect(HttpStatusCode.OK).Json["results"]!;
            Assert.Equal(told, results.Count(r => ((string?)r["code"], (string?)r["rule"], (string?)r["status"]) == ("line.notInRegister", "RAT-6", "refused")));
            Assert.Equal(6 - told, results.Count(r => (string?)r["status"] == "applied"));
        }

        Assert.Contains($"{told}", (await _flow.FinaliseAsync(OpenMonth.Period, village.Code, village.Head)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "sheet.unverified", "VER-1")["detail"], StringComparison.Ordinal);
    }

    private async Task AsBeforeAsync(SheetVillage village)
    {
        var lines = await _flow.LinesAsync(OpenMonth.Period, village.Code, village.Officer);
        Assert.Equal(6, lines.Count);
        Assert.All(lines, l => Assert.Equal((null, "eligible"), ((string?)l["suggestion"]?["code"], (string?)l["outcome"])));
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

        // What was denied of the refusal is so also once it is told that the family stands again: that refuses nothing anew.
        var denied = await _flow.AppealAsync(citizen, new { proposal = byCitizen });
        (await _flow.DecideAppealAsync(place.Village, denied["id"]!, await _flow.TokenAsync("regency-officer", place.Regency), "denied")).Expect(HttpStatusCode.OK);

        await UndoneAsync(place.Village, household, officer);
        await month.Host.EditAsync("registry", place.Village, $"household-{household}", stored => (stored["unfollowed"], stored["awaitsChange"]) = (true, true));
        await month.Host.Services.GetRequiredService<FamilyDrive>().DriveAsync(new FamilyMessage(place.Village, household), CancellationToken.None);
        await _flow.IdleAsync();

        var again = (await _flow.ProposalAsync(place.Village, byCitizen, citizen)).ExpectStatus("refused");
        Assert.Equal(["proposal.refusedFamilyGone", "proposal.familyStandsAgain"], again.Json["history"]!.Select(h => (string)h["code"]!).TakeLast(2));
        Assert.Contains("tercatat kembali", again["explanation"], StringComparison.Ordinal);
        Assert.Contains("tidak diputuskan dua kali", again["explanation"], StringComparison.Ordinal);
        Assert.Contains("tidak diputuskan dua kali", (await _flow.GetAsync($"/tracking/{again["trackingCode"]}")).Expect(HttpStatusCode.OK)["next"], StringComparison.Ordinal);
        var told = Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "familyStandsAgain");
        Assert.Contains(again["trackingCode"]!, (string)told["text"]!, StringComparison.Ordinal);
        (await _flow.ProposalAsync(place.Village, withdrawn, officer)).ExpectStatus("withdrawn");
        (await _flow.ProposalAsync(place.Village, await _flow.ProposeAssistanceAsync(family, citizen, "BPNT"), citizen)).ExpectStatus("verifying");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("rule", "PRO-2")]
    [Trait("rule", "RAT-6")]
    public async Task What_is_asked_while_some_are_removed_is_refused_for_that_and_told_when_they_stand_again(bool whole)
    {
        var (place, family, household, citizen) = await _flow.RegisteredAsync();
        var (officer, regency) = (await _flow.TokenAsync("village-officer", place.Village), await _flow.TokenAsync("regency-officer", place.Regency));
        var before = await _flow.ProposeAssistanceAsync(family, citizen, "BPNT");
        (await _flow.VerifyAsync(place.Village, before, regency, "ineligible", 11)).Expect(HttpStatusCode.OK);
        await RemovedAsync(place.Village, household, whole ? null : ["02"]);
        var reopening = await _flow.AppealAsync(citizen, new { proposal = before });
        (await _flow.DecideAppealAsync(place.Village, reopening["id"]!, await _flow.TokenAsync("regency-officer", place.Regency))).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var during = await _flow.ProposeAssistanceAsync(family, citizen, "PBI-JKN");
        foreach (var asked in new[] { before, during })
        {
            var refused = (await _flow.ProposalAsync(place.Village, asked, citizen)).ExpectStatus("refused");
            Assert.Equal(("proposal.refusedRemoved", "RAT-6"), (refused["history[-1:].code"], refused["history[-1:].rule"]));
            Assert.All(["dihapus dari DTKS", "keberatan", "usulkan keluarganya lagi"], said => Assert.Contains(said, refused["explanation"], StringComparison.Ordinal));
        }

        Assert.Equal(2, (await _flow.MessagesAsync(citizen)).Count(m => (string?)m["code"] == "refusedRemoved"));
        await UndoneAsync(place.Village, household, officer);

        Assert.Equal(2, (await _flow.MessagesAsync(citizen)).Count(m => (string?)m["code"] == "familyStandsAgain"));
        foreach (var asked in new[] { before, during })
        {
            Assert.Equal("proposal.familyStandsAgain", (await _flow.ProposalAsync(place.Village, asked, citizen)).ExpectStatus("refused")["history[-1:].code"]);
        }

        (await _flow.ProposalAsync(place.Village, await _flow.ProposeAssistanceAsync(family, citizen, "BPNT"), citizen)).ExpectStatus("verifying");
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public async Task An_objection_that_waited_for_a_deliberation_or_was_granted_meanwhile_waits_again_and_who_made_it_is_told()
    {
        var (place, _, household, citizen) = await _flow.RegisteredAsync();
        var officer = await _flow.TokenAsync("village-officer", place.Village);
        async Task<(string Id, string By)> ObjectedAsync()
        {
            var objector = await _flow.TokenAsync("citizen", place.Village);
            return ((await _flow.AppealAsync(objector, new { household }, "notEntitled"))["id"]!, objector);
        }

        async Task<Answer> GrantedAsync(string appeal) => (await _flow.DecideAppealAsync(place.Village, appeal, await _flow.TokenAsync("regency-officer", place.Regency))).Expect(HttpStatusCode.OK);
        var (waits, late) = (await ObjectedAsync(), await ObjectedAsync());
        Assert.Equal("forDeliberation", (await GrantedAsync(waits.Id))["result"]);
        await RemovedAsync(place.Village, household, members: null);
        Assert.Equal("householdGone", (await _flow.GetAsync($"/appeals/{place.Village}/{waits.Id}", waits.By))["closing.outcome"]);
        Assert.Equal("nobodyThere", (await GrantedAsync(late.Id))["result"]);

        await UndoneAsync(place.Village, household, officer);

        var agenda = (await _flow.GetAsync($"/villages/{place.Village}/deliberations/agenda", officer)).Expect(HttpStatusCode.OK).Json["items"]!.Select(i => (string?)i.SelectToken("appeal.id"));
        Assert.Equal(new[] { waits.Id, late.Id }.Order(StringComparer.Ordinal), agenda.Order(StringComparer.Ordinal));
        foreach (var (id, by) in new[] { waits, late })
        {
            var shown = (await _flow.GetAsync($"/appeals/{place.Village}/{id}", by)).Expect(HttpStatusCode.OK);
            Assert.Equal(("forDeliberation", null, "appeal.waitsAgain"), (shown["result"], shown["closing.outcome"], shown["history[-1:].code"]));
            Assert.Single(await _flow.MessagesAsync(by), m => (string?)m["code"] == "appealWaitsAgain");
        }
    }

    [Fact]
    [Trait("rule", "RAT-6")]
    public async Task Who_was_removed_as_dead_is_told_of_with_the_code_and_how_to_object()
    {
        var (place, _, household, citizen) = await _flow.RegisteredAsync();
        var code = (await _flow.ProposalAsync(place.Village, household, await _flow.TokenAsync("regency-officer", place.Regency)))["trackingCode"];
        await RemovedAsync(place.Village, household, ["02"], RemovalSteps.Removal("deceased", number: null, members: ["02"]));
        var tracked = (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK);
        Assert.Contains("sebagian anggota keluarganya", tracked["meaning"], StringComparison.Ordinal);
        Assert.Contains("ajukan keberatan", tracked["next"], StringComparison.Ordinal);
        Assert.DoesNotContain("meninggal", tracked.Text, StringComparison.Ordinal);
        await UndoneAsync(place.Village, household, await _flow.TokenAsync("village-officer", place.Village));
        Assert.DoesNotContain("dihapus", (await _flow.GetAsync($"/tracking/{code}")).Text, StringComparison.Ordinal);
    }

    // Its days of notice are over at once: the month of the others goes on.
    private async Task RemovedAsync(string village, string household, string[]? members, object? sent = null)
    {
        var removal = await _flow.RecordRemovalAsync(village, household, await _flow.TokenAsync("regency-officer", village[..4]), sent ?? RemovalSteps.Removal(members: members));
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
