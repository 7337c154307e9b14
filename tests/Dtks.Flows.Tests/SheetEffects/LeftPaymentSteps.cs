using System.Net;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Recaps;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.SheetEffects;

/// <summary>
/// A family of two to whose card single persons go over: one of its village, once November's sheet is finalised, which is opened again, and one of another village, whose sheet is never ratified. Each is told what is true of them.
/// </summary>
internal sealed class LeftPaymentSteps(Flow flow, string here, string far)
{
    private const string November = "2026-11";
    private static readonly (string, string) English = ("Accept-Language", "en");

    private readonly SampleFamily _family = SampleFamily.Of(here, members: 2);
    private readonly SampleFamily _goes = Single(here);
    private readonly SampleFamily _comes = Single(far);
    private string _home = string.Empty;
    private string _single = string.Empty;
    private string _other = string.Empty;

    /// <summary>All are registered, with assistance.</summary>
    public async Task RegisteredAsync()
    {
        (_home, _) = await flow.OwnHouseholdAsync(_family, VerificationSteps.AllProgrammes);
        (_single, _) = await flow.OwnHouseholdAsync(_goes, VerificationSteps.AllProgrammes);
        (_other, _) = await flow.OwnHouseholdAsync(_comes, VerificationSteps.AllProgrammes);
    }

    /// <summary>The single person of the village leaves while the sheet is finalised: it pays December still, until it is opened again. What ended is not to be decided eligible any more, and the month does not pay it.</summary>
    public async Task OpenedAgainAsync()
    {
        var officer = await flow.TokenAsync("village-officer", here);
        var deliberation = await DecidedAsync(here, 7);
        await DecidedAsync(far, 3);
        await flow.RegisterPopulationAsync(_family with { Members = [_goes.Head with { Relationship = "relative" }] });
        await new FamilySteps(flow, officer, here, _single).ChangeAsync(FamilyCards.JoinCard(_home, _family.FamilyCardNumber, ("01", "relative")));
        await flow.IdleAsync();
        Assert.Equal("PKH 2027-01,BPNT 2027-01", await StoppedAsync());
        (await flow.PostAsync($"/cycles/{November}/villages/{here}/reopening", await flow.TokenAsync("regency-officer", here[..4]), new { reason = "Keluarga berubah" })).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
        Assert.Equal("PKH 2026-12,BPNT 2026-12", await StoppedAsync());
        Assert.All([await ToldAsync("aidNotPaid", _home), await ToldAsync("aidNotPaid", _single)], text => Assert.Contains("PKH, BPNT, which had ended, is not paid from 2026-12", text, StringComparison.Ordinal));

        var left = (await flow.LinesAsync(November, here, officer)).Where(l => (string?)l["suggestion"]?["code"] == "line.recipientLeft" && (string?)l["outcome"] == "unverified").Select(l => (int)l["line"]!).ToList();
        var refused = (await flow.DecideAsync(November, here, officer, left.Select(line => new { line, outcome = "eligible" }))).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(["line.endedByLeaving", "line.endedByLeaving"], refused.SelectTokens("$..code").Select(c => (string?)c));
        (await flow.DecideAsync(November, here, officer, left.Select(line => new { line, outcome = "ineligible", ground = 11 }))).Expect(HttpStatusCode.OK);
        await FinalisedAsync(here);
        await flow.ReceivedAsync(November, here, deliberation);
        await flow.RatifiedAsync(here[..4], November);
        Assert.StartsWith("PKH 1 1 1 0; BPNT 1 1 1 0; PBI-JKN 1 3 0", (await flow.RecapAsync(November, here)).Json.Paid(), StringComparison.Ordinal);
    }

    /// <summary>In December one comes from the other village, whose sheet of November is finalised and never handed in.</summary>
    public async Task CameAsync()
    {
        var (from, to) = (await flow.TokenAsync("village-officer", far), await flow.TokenAsync("village-officer", here));
        await flow.RegisterPopulationAsync(_family with { Members = [_comes.Head with { Relationship = "relative" }] });
        await new FamilySteps(flow, from, far, _other).ChangeAsync(FamilyCards.JoinCard(_home, _family.FamilyCardNumber, ("01", "relative")));
        await flow.IdleAsync();
        (await flow.PostAsync($"/households/{here}/{_other}/arrival", to, new { })).Expect(HttpStatusCode.OK);
        await flow.IdleAsync();
    }

    /// <summary>Their own PBI-JKN alone is not paid, for their village's sheet was not ratified; that of the family's village was, and pays the family.</summary>
    public async Task PaidByItsOwnAsync()
    {
        var told = (await ShownAsync(_home)).Json["payments"]!;
        var lost = string.Join("; ", told["upheld"]!["lost"]!.Select(l => $"{l["reason"]} {string.Join(',', l["unpaid"]!)} {string.Join(',', l["programmes"]!)} {l["persons"]}"));
        Assert.Equal("unratified 2026-12 PBI-JKN 1", lost);
        Assert.Contains("What pays 2026-12 does not count PBI-JKN (1 person): the sheet was not ratified by its determination date.", await ToldAsync("aidUnratified", _home), StringComparison.Ordinal);
    }

    private static SampleFamily Single(string village) => SampleFamily.Of(village).With(0, m => m with { MaritalStatus = "widowed" });

    private async Task<string> DecidedAsync(string village, int lines)
    {
        var deliberation = await flow.ConcludedAsync(village, "2026-11-12");
        (await flow.DecideAsync(November, village, await flow.TokenAsync("village-officer", village), Enumerable.Range(1, lines).Select(line => new { line, outcome = "eligible" }))).Expect(HttpStatusCode.OK);
        await FinalisedAsync(village);
        return deliberation.Id;
    }

    private async Task FinalisedAsync(string village) => (await flow.FinaliseAsync(November, village, await flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);

    private async Task<Answer> ShownAsync(string household) => (await flow.GetAsync($"/households/{here}/{household}", await flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);

    private async Task<string> StoppedAsync() =>
        string.Join(',', (await ShownAsync(_single)).Json["entitlements"]!.Where(e => (string?)e["status"] == "stopped").Select(e => $"{e["programme"]} {e["stoppedFrom"]}"));

    private async Task<string> ToldAsync(string code, string household)
    {
        var notices = (await flow.GetAsync($"/villages/{here}/notices", await flow.TokenAsync("village-officer", here), English)).Expect(HttpStatusCode.OK).Json["items"]!;
        return (string)Assert.Single(notices, n => (string?)n["code"] == code && (string?)n["about"] == household)["text"]!;
    }
}
