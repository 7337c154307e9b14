using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Ratification;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Recaps;

/// <summary>On a host of its own, whose clock it moves: what is signed on either side of the determination date.</summary>
[Trait("rule", "RAT-5")]
public sealed class RecapDateTests(VerifiedMonth month) : IClassFixture<VerifiedMonth>
{
    private const string November = VerifiedMonth.Period;
    private const string December = "2026-12";

    [Fact]
    [Trait("rule", "RAT-4")]
    public async Task A_sheet_whose_letter_is_signed_late_counts_for_the_next_period_until_that_months_own_sheet_does()
    {
        var flow = month.Flow;
        var (timely, late, missing) = (month.Next(), month.Next(), month.Next());
        await flow.VerifiedAsync(November, timely, "2026-11-12", (3, 11));
        var deliberation = await flow.ConcludedAsync(late, "2026-11-12");
        (await flow.DecideAsync(November, late, await flow.TokenAsync("village-officer", late), new[] { new { line = 1, outcome = "eligible" }, new { line = 2, outcome = "eligible" } })).Expect(HttpStatusCode.OK);
        await flow.SetClockAsync(At("2026-12-02T03:00:00Z"));
        (await flow.FinaliseAsync(November, late, await flow.TokenAsync("village-head", late))).Expect(HttpStatusCode.OK);
        await flow.SetClockAsync(At("2026-12-17T16:58:00Z"));
        await flow.RatifiedAsync(month.Regency, November);
        Assert.Equal("False", (await flow.RecapAsync(November, month.Regency))["determined"]);
        var inTime = await flow.RecapAsync(November, timely);

        // Whoever is ineligible for PBI-JKN is so for all that the family receives (VER-4).
        Assert.Equal(("whole 1: 1 0 0 0", "PKH 0 0 1 0; BPNT 0 0 1 0; PBI-JKN 0 0 1 0"), (inTime.Villages(), inTime.Json.Paid()));

        await flow.SetClockAsync(At("2026-12-17T17:00:00Z"));
        await flow.ReceivedAsync(November, late, deliberation.Id);
        var lateLetter = await flow.RatifiedAsync(month.Regency, November);
        var november = await flow.RecapAsync(November, month.Regency);
        Assert.Equal(("True", "partial 13: 1 1 11 0"), (november["determined"], november.Villages()));
        Assert.Equal(("PKH 0 0 1 0; BPNT 0 0 1 0; PBI-JKN 0 0 1 0", December), (november.Json.Paid(), (string?)november.Json["items"]!.Single(i => (string?)i["area"] == late)["countsFor"]));
        Assert.Contains(november.Json["missing"]!, m => (string?)m["area"] == missing);
        Assert.DoesNotContain(november.Json["missing"]!, m => (string?)m["area"] == late);
        var file = (await flow.GetAsync($"/cycles/{November}/recap?area={month.Regency}&format=csv", await flow.TokenAsync("regent", month.Regency))).Expect(HttpStatusCode.OK);
        Assert.Equal(13, file.Text.Trim().Split("\r\n").Skip(1).SkipLast(1).Count());
        var (under, row) = (await flow.LetterAsync(month.Regency, lateLetter), file.Text.Split("\r\n").Select(r => r.Split(',')).Single(r => r.Length > 2 && r[2] == late));
        Assert.Equal(["late", "", December, under["number"]!], row[4..8]);
        Assert.Equal(11, file.Text.Split("\r\n").Count(row => row.Split(',') is [_, _, _, _, "missing", ..]));

        var carried = await flow.RecapAsync(December, late);
        Assert.Equal(("partial 1: 0 0 1 1", November, "PKH 1 1 0 0; BPNT 1 1 0 0; PBI-JKN 0 0 0 1"), (carried.Villages(), carried["sheet"], carried.Json.Paid()));

        // Nobody verified it in November: that is told as of that month (VER-7).
        foreach (var recap in new[] { carried, await flow.RecapAsync(December, month.Regency), await flow.RecapAsync(December, month.Regency[..2]) })
        {
            var detail = (string)Assert.Single(recap.Json["advice"]!)["detail"]!;
            Assert.All(["1 baris tidak diverifikasi sebelum 2026-11", "lembar 2026-12", "dibayar mulai 2027-01"], said => Assert.Contains(said, detail, StringComparison.Ordinal));
        }

        await flow.VerifiedAsync(December, late, "2026-12-17", (1, 11));
        await flow.RatifiedAsync(month.Regency, December);
        var own = await flow.RecapAsync(December, month.Regency);
        Assert.Equal(("partial 13: 1 0 12 0", "PKH 0 0 1 0; BPNT 1 1 0 0; PBI-JKN 1 1 0 0"), (own.Villages(), own.Json.Paid()));
        Assert.Equal(november["digest"], (await flow.RecapAsync(November, month.Regency))["digest"]);
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
