using System.Globalization;
using Dtks.Demo.Cast;
using Dtks.Demo.Policies;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>
/// A village's sheets of two months: the first was opened under the version before and is decided, and corrected later, by that; the second by the new one. It is now the day on which the
/// new version comes into force.
/// </summary>
internal sealed class TwoMonths(DemoContext context, SecondPolicy policy, DemoVillage village)
{
    private const int OtherAssistance = 15;
    private const int NewGround = 16;
    private const int WellOff = 11;
    private const int AfterTheTenth = 11;
    private const int Removed = 4;

    private readonly VerificationSheet _sheet = new(context, village);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var first = context.Period;
        context.Note(village, $"lembar {first}: batas desil / limits by decile", "REG-9", "-", await SuggestedAsync(cancellation));
        await DecideAsync(NewGround, "200 refused VER-5", cancellation);
        await DecideAsync(OtherAssistance, "200 applied -", cancellation);
        await FinaliseAsync(cancellation);

        var second = context.Period = await context.Dev.NextMonthAsync(cancellation);
        context.Note(village, $"lembar {second}: batas desil / limits by decile", "REG-9", $"line.outsideDeciles {WellOff} welfare", await SuggestedAsync(cancellation));
        await DecideAsync(NewGround, "200 applied -", cancellation);
        await FinaliseAsync(cancellation);

        // The first month until the 17th, as it was when it was opened; the second until the 10th.
        await PassTheTenthAsync(cancellation);
        await ReopenAsync(first, "200 -17", cancellation);
        context.Period = first;
        await DecideAsync(NewGround, "200 refused VER-5", cancellation);
        await DecideRemovedAsync(cancellation);
        await FinaliseAsync(cancellation);
        await context.Dev.NextMonthAsync(cancellation);
        await PassTheTenthAsync(cancellation);
        await ReopenAsync(second, "422 RAT-5", cancellation);
        await SeeVersionsAsync(first, second, cancellation);
    }

    // What the family whose decile was stated is told on its head's line.
    private async Task<string> SuggestedAsync(CancellationToken cancellation)
    {
        var suggestion = (await LineAsync(cancellation))["suggestion"];
        return suggestion is null ? "-" : $"{suggestion["code"]} {suggestion["ground"]} {suggestion["source"]?["kind"]}";
    }

    private Task<JToken> LineAsync(CancellationToken cancellation) =>
        _sheet.LineAsync(village.With(DemoFate.Forgotten).First().Family.Head.Name, VerificationSheet.HealthInsurance, cancellation);

    private async Task DecideAsync(int ground, string expected, CancellationToken cancellation)
    {
        var answer = await _sheet.DecideAsync([VerificationSheet.Ineligible(await LineAsync(cancellation), ground)], cancellation);
        context.Note(village, $"lembar/sheet {context.Period}: alasan/ground {ground}", "VER-5", expected, answer.Brief("results[0].status", "results[0].rule"));
    }

    // Whose notice ended while the sheet was settled was removed: it learns of that once it is open again (VER-8, RAT-6).
    private async Task DecideRemovedAsync(CancellationToken cancellation)
    {
        var removed = (await _sheet.LinesAsync(cancellation)).Where(line => (string?)line["suggestion"]?["code"] == "line.recipientRemoved").ToList();
        var answer = await _sheet.DecideAsync(removed.Select(line => VerificationSheet.Ineligible(line, WellOff)), cancellation);
        var applied = answer.Body["results"]?.Count(result => (string?)result["status"] == "applied");
        context.Note(village, $"lembar/sheet {context.Period}: dikeluarkan sesudahnya / removed since, alasan/ground {WellOff}", "VER-8", $"{Removed} 200 {Removed}", $"{removed.Count} {answer.Status} {applied}");
    }

    private async Task FinaliseAsync(CancellationToken cancellation)
    {
        await _sheet.FindTheRestEligibleAsync(cancellation);
        var done = await context.Api.PostAsync($"/cycles/{context.Period}/villages/{village.Place.Code}/finalization", village.Head, body: null, cancellation);
        context.Note(village, $"lembar {context.Period} difinalisasi / finalised", "VER-1", "200", done.Brief());
    }

    private async Task PassTheTenthAsync(CancellationToken cancellation) =>
        await context.Dev.SetClockAsync((await context.Dev.NowAsync(cancellation)).AddDays(AfterTheTenth), cancellation);

    // Until the end of the determination day, in the village's zone.
    private async Task ReopenAsync(string period, string expected, CancellationToken cancellation)
    {
        var path = $"/cycles/{period}/villages/{village.Place.Code}/reopening";
        var answer = await context.Api.PostAsync(path, village.RegencyOfficer, new JObject { ["reason"] = "Satu baris keliru (contoh)" }, cancellation);
        var seen = answer.IsSuccess
            ? $"{answer.Status} {DateTimeOffset.Parse(answer.Required("openUntil"), CultureInfo.InvariantCulture).AddSeconds(-1).ToOffset(village.Place.Offset):-dd}"
            : answer.Brief();
        await context.Dev.IdleAsync(cancellation);
        context.Note(village, $"lembar {period} dibuka lagi sesudah tanggal 10 / re-opened after the 10th", "RAT-5", expected, seen);
    }

    private async Task SeeVersionsAsync(string first, string second, CancellationToken cancellation)
    {
        var (before, after) = (await VersionsAsync(first, cancellation), await VersionsAsync(second, cancellation));
        context.Note(village, $"peraturan pada peristiwa lembar / of the sheets' events, {second}", "VER-1", policy.Id, string.Join(' ', after));
        context.Note(village, $"{first}: satu, yang dahulu / one, that of before", "VER-1", "1", before.Contains(policy.Id) ? string.Join(' ', before) : $"{before.Count}");
    }

    private async Task<IReadOnlyList<string>> VersionsAsync(string period, CancellationToken cancellation)
    {
        var answer = await context.Api.GetAsync($"/dev/events?subject=cycles/{period}/villages/{village.Place.Code}", token: null, cancellation);
        var events = answer.Body is JArray all ? [.. all] : answer.List("items");
        return [.. events.Select(e => $"{e["data"]?["policy"]}").Distinct(StringComparer.Ordinal)];
    }
}
