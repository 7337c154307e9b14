using System.Globalization;
using Dtks.LocalHost.Demo.Cast;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Demo.Chapters;

/// <summary>The first of the next month comes; the timer opens the month over every village that has recipients (VER-1, VER-2).</summary>
internal sealed class OpenMonth : IDemoChapter
{
    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);
    private static readonly TimeSpan PastOpening = TimeSpan.FromMinutes(10);

    public string Title => "Bulan baru dibuka / a new month opens";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        var today = (await context.Dev.NowAsync(cancellation)).ToOffset(Wib);
        var first = new DateTimeOffset(new DateTime(today.Year, today.Month, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMonths(1), Wib);
        context.Period = first.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        await context.Dev.SetClockAsync(first + PastOpening, cancellation);
        var month = await context.Api.GetAsync($"/cycles/{context.Period}", context.Ministry, cancellation);
        context.Note("Indonesia", $"bulan {context.Period} dibuka pewaktu / opened by the timer", "VER-1", "200", month.Brief());
        foreach (var village in context.Villages)
            await SeeSheetAsync(context, village, "lembar desa / the village's sheet", cancellation);

        var again = await context.Api.PostAsync("/cycles", context.Ministry, new JObject { ["period"] = context.Period }, cancellation);
        context.Note("Indonesia", "dibuka lagi dengan tangan / opened once more by hand", "VER-1", "ok", again.IsSuccess ? "ok" : again.Brief());
        await context.Dev.IdleAsync(cancellation);
        await SeeSheetAsync(context, context.Villages[0], "lembar sesudahnya / the sheet after that", cancellation);
    }

    private static async Task SeeSheetAsync(DemoContext context, DemoVillage village, string what, CancellationToken cancellation)
    {
        var lines = await new VerificationSheet(context, village).LinesAsync(cancellation);
        var unverified = lines.Count(line => (string?)line["outcome"] == "unverified");
        var expected = Expected(village);
        context.Note(
            village, $"{what}: baris, belum diverifikasi / lines, unverified", "VER-2", $"{expected} {expected}", $"{lines.Count} {unverified}");
    }

    /// <summary>One line per member for PBI-JKN, and one per family for each other programme, on who was registered with assistance.</summary>
    private static int Expected(DemoVillage village) => village.With(DemoFate.FoundEligible, DemoFate.Forgotten, DemoFate.Assisted)
        .Sum(proposal => proposal.Family.Members.Count + proposal.Fate switch { DemoFate.FoundEligible => 2, DemoFate.Assisted => 1, _ => 0 });
}
