using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Recaps;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Dtks.Flows.Tests.Verification;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.SheetEffects;

/// <summary>
/// What families are told of their payments is what the recaps count, by message, on the record, in the app and by the code alike: a sheet that was opened again, one that was never ratified, and one whose letter was signed late. On a
/// host of its own, whose clock it moves. Lines are 1 PKH, 2 BPNT, then PBI-JKN of each.
/// </summary>
[Trait("rule", "RAT-4")]
[Trait("rule", "GOV-3")]
public sealed class ToldPaymentsTests(FlowHost host) : IClassFixture<FlowHost>
{
    private static readonly (string, string) English = ("Accept-Language", "en");

    private readonly Flow _flow = host.Flow;
    private readonly Dictionary<string, (string Household, string Citizen)> _of = new(StringComparer.Ordinal);

    [Fact]
    [Trait("rule", "RAT-5")]
    [Trait("rule", "RAT-6")]
    [Trait("rule", "VER-8")]
    public async Task Told_as_paid_is_what_the_recap_counts_whatever_becomes_of_the_sheet_that_makes_the_payment()
    {
        var left = new LeftPaymentSteps(_flow, Place.Next().Villages[0], Place.Next().Villages[0]);
        var (running, reopened, never, late) = (Place.Next().Villages[0], Place.Next().Villages[0], Place.Next().Villages[0], Place.Next().Villages[0]);
        await _flow.SetClockAsync(At(2026, 10, 10));
        foreach (var village in new[] { running, reopened, never, late })
        {
            _of[village] = await _flow.OwnHouseholdAsync(SampleFamily.Of(village, members: 2), VerificationSteps.AllProgrammes);
        }

        await left.RegisteredAsync();
        await MonthAsync(2026, 11);
        await left.OpenedAgainAsync();
        await OpenedAgainAsync(running, await DecidedAsync(running), "2026-11-11");
        var deliberation = await DecidedAsync(reopened);
        await DecidedAsync(never);
        await _flow.VerifiedAsync("2026-11", late, "2026-11-12");
        await MonthAsync(2026, 12);
        await OpenedAgainAsync(reopened, deliberation, "2026-12-01");
        await left.CameAsync();
        await _flow.SetClockAsync(At(2026, 12, 18));
        await _flow.IdleAsync();
        await left.PaidByItsOwnAsync();
        await NeverRatifiedAsync(never);
        await MonthAsync(2027, 1);
        await RemovedAsync(never);
        await MonthAsync(2027, 2);
        await RatifiedLateAsync(late);
    }

    // A death of November or December: the sheet of November, finalised before, pays December, until it is opened again and finds otherwise.
    private async Task OpenedAgainAsync(string village, string deliberation, string diedOn)
    {
        var officer = await _flow.TokenAsync("village-officer", village);
        await new FamilySteps(_flow, officer, village, _of[village].Household).ChangeAsync(new { kind = "death", member = "02", diedOn });
        await _flow.IdleAsync();
        await EndsAsync(village, "2027-01", "aidStoppedByDeath");
        (await _flow.PostAsync($"/cycles/2026-11/villages/{village}/reopening", await _flow.TokenAsync("regency-officer", village[..4]), new { reason = "Penerima meninggal" })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await EndsAsync(village, "2026-12", "aidNotPaid");
        (await _flow.DecideAsync("2026-11", village, officer, new[] { new { line = 4, outcome = "ineligible", ground = 3 } })).Expect(HttpStatusCode.OK);
        await FinalisedAsync(village);
        await _flow.ReceivedAsync("2026-11", village, deliberation);
        await _flow.RatifiedAsync(village[..4], "2026-11");
        await EndsAsync(village, "2026-12", "aidNotPaid");
        Assert.EndsWith("PBI-JKN 1 1 1 0", (await _flow.RecapAsync("2026-11", village)).Json.Paid(), StringComparison.Ordinal);

        // Once, however often the sheet steps on.
        Assert.Single(await NoticesAsync(village), n => (string?)n["code"] == "aidNotPaid");
    }

    private async Task EndsAsync(string village, string from, string code)
    {
        var stopped = Assert.Single((await ShownAsync(village)).Json["entitlements"]!, e => (string?)e["status"] == "stopped");
        Assert.Equal(("PBI-JKN", from), ((string?)stopped["programme"], (string?)stopped["stoppedFrom"]));
        Assert.All([await NoticeAsync(village, code), await TrackedAsync(village), await OwnAsync(village)], text => Assert.Contains(from, text, StringComparison.Ordinal));
        Assert.All([await TrackedAsync(village), await OwnAsync(village)], text => Assert.Contains($"not paid from {from}", text, StringComparison.Ordinal));
    }

    // Nobody hands the sheet in: all that it has is lost, which is told by message, and stays told when the family is removed.
    private async Task NeverRatifiedAsync(string village)
    {
        Assert.Contains("What pays 2026-12 does not count PKH, BPNT, PBI-JKN: the sheet was not ratified by its determination date.", await NoticeAsync(village, "aidUnratified"), StringComparison.Ordinal);
        await _flow.IdleAsync();
        Assert.Single(await NoticesAsync(village), n => (string?)n["code"] == "aidUnratified");
        Assert.Contains("What pays 2026-12 does not count PKH, BPNT, PBI-JKN", await TrackedAsync(village), StringComparison.Ordinal);
        await _flow.RecordRemovalAsync(village, _of[village].Household, await _flow.TokenAsync("regency-officer", village[..4]));
        await _flow.IdleAsync();
        await LostBeforeAsync(village, "removalNoticed", "unratified 2026-12 PKH,BPNT,PBI-JKN");
    }

    private async Task RemovedAsync(string village)
    {
        Assert.Equal("removed", (string?)(await ShownAsync(village)).Json["ended"]?["reason"]);
        await LostBeforeAsync(village, "removedIneligible", "unratified 2026-12 PKH,BPNT,PBI-JKN; unverified 2027-01 PKH,BPNT,PBI-JKN");
    }

    private async Task LostBeforeAsync(string village, string code, string told)
    {
        Assert.All([await NoticeAsync(village, code), await TrackedAsync(village), await OwnAsync(village)], text =>
            Assert.Contains("What pays 2026-12 does not count PKH, BPNT, PBI-JKN", text, StringComparison.Ordinal));
        var lost = string.Join("; ", (await ShownAsync(village)).Json["payments"]!["before"]!.Select(l => $"{l["reason"]} {string.Join(',', l["unpaid"]!)} {string.Join(',', l["programmes"]!)}"));
        Assert.Equal(told, lost);
    }

    // November's letter is signed in February: it counts for January, which nobody verified, and pays February.
    private async Task RatifiedLateAsync(string village)
    {
        // Told once, with the months before it that are lost for other reasons.
        var payments = (await ShownAsync(village)).Json["payments"]!;
        Assert.Equal((null, "2027-02"), (payments["unverified"]?.ToString(), (string?)payments["upheld"]!["unpaid"]!.Last()));
        await _flow.RatifiedAsync(village[..4], "2026-11");
        foreach (var day in new[] { 2, 19 })
        {
            await _flow.SetClockAsync(At(2027, 2, day));
            await _flow.IdleAsync();
            Assert.StartsWith("PKH 1 1 0 0; BPNT 1 1 0 0; PBI-JKN 1 2 0 0", (await _flow.RecapAsync("2027-01", village)).Json.Paid(), StringComparison.Ordinal);
            Assert.Null((await ShownAsync(village)).Json["payments"]?["unverified"]);
            Assert.All([await TrackedAsync(village), await OwnAsync(village)], text => Assert.DoesNotContain("2027-02 does not count", text, StringComparison.Ordinal));
            Assert.Equal(day == 19, (await TrackedAsync(village)).Contains("PKH, BPNT, PBI-JKN is paid again from 2027-02, by what was verified in 2026-11.", StringComparison.Ordinal));
            var officer = await _flow.TokenAsync("village-officer", village);
            var line = (await _flow.GetAsync($"/cycles/2027-01/villages/{village}/lines", officer, English)).Expect(HttpStatusCode.OK).Json["items"]![0]!;
            var sheet = (await _flow.GetAsync($"/cycles/2027-01/villages/{village}", officer, English)).Expect(HttpStatusCode.OK);
            Assert.All([(string)line["advice"]!["detail"]!, sheet["advice[0].detail"]!], said =>
            {
                Assert.Contains("What pays 2027-02 counts what the sheet of 2026-11 has as eligible", said, StringComparison.Ordinal);
                Assert.DoesNotContain("does not count", said, StringComparison.Ordinal);
            });
        }
    }

    private async Task MonthAsync(int year, int month)
    {
        await _flow.SetClockAsync(At(year, month, 2));
        await _flow.IdleAsync();
        await _flow.SetClockAsync(At(year, month, month == 11 ? 12 : 2));
    }

    private async Task<string> DecidedAsync(string village)
    {
        var deliberation = await _flow.ConcludedAsync(village, "2026-11-12");
        (await _flow.DecideAsync("2026-11", village, await _flow.TokenAsync("village-officer", village), Enumerable.Range(1, 4).Select(line => new { line, outcome = "eligible" }))).Expect(HttpStatusCode.OK);
        await FinalisedAsync(village);
        return deliberation.Id;
    }

    private async Task FinalisedAsync(string village) => (await _flow.FinaliseAsync("2026-11", village, await _flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK);

    private async Task<Answer> ShownAsync(string village) =>
        (await _flow.GetAsync($"/households/{village}/{_of[village].Household}", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);

    private async Task<string> OwnAsync(string village) =>
        (string)(await _flow.GetAsync("/me", _of[village].Citizen, English)).Expect(HttpStatusCode.OK).Json["proposals"]!["items"]![0]!["explanation"]!;

    private async Task<string> TrackedAsync(string village)
    {
        var code = (await _flow.GetAsync($"/proposals/{village}/{_of[village].Household}", await _flow.TokenAsync("regency-officer", village[..4]))).Expect(HttpStatusCode.OK)["trackingCode"];
        var tracked = (await _flow.GetAsync($"/tracking/{code}", token: null, English)).Expect(HttpStatusCode.OK);
        return $"{tracked["meaning"]} {tracked["next"]}";
    }

    private async Task<string> NoticeAsync(string village, string code) => (string)(await NoticesAsync(village)).Where(n => (string?)n["code"] == code).MaxBy(n => (string?)n["createdOn"], StringComparer.Ordinal)!["text"]!;

    private async Task<IReadOnlyList<JToken>> NoticesAsync(string village) =>
        [.. (await _flow.GetAsync($"/villages/{village}/notices", await _flow.TokenAsync("village-officer", village), English)).Expect(HttpStatusCode.OK).Json["items"]!];

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 3, 0, 0, TimeSpan.Zero);
}
