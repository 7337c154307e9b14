using Dtks.Demo.Cast;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>The first of the next month comes; the timer opens the month over every village that has recipients (VER-1, VER-2).</summary>
internal sealed class OpenMonth : IDemoChapter
{
    public string Title => "Bulan baru dibuka / a new month opens";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        context.Period = await context.Dev.NextMonthAsync(cancellation);
        var month = await context.Api.GetAsync($"/cycles/{context.Period}", context.Ministry, cancellation);
        context.Note("Indonesia", $"bulan {context.Period} dibuka pewaktu / opened by the timer", "VER-1", "200 open", month.Brief("status"));
        foreach (var village in context.Villages)
        {
            var dossier = await context.Api.GetAsync(village.Dossier, village.Head, cancellation);
            context.Note(village, "berkas usulan disahkan, ada pada / its dossier is ratified, and with", "RAT-3", "200 ratified ministry", dossier.Brief("status", "holder"));
            await SeeSheetAsync(context, village, "lembar desa / the village's sheet", cancellation);
        }

        var again = await context.Api.PostAsync("/cycles", context.Ministry, new JObject { ["period"] = context.Period }, cancellation);
        context.Note("Indonesia", "dibuka lagi dengan tangan / opened once more by hand", "VER-1", "ok", again.IsSuccess ? "ok" : again.Brief());
        await context.Dev.IdleAsync(cancellation);
        await SeeSheetAsync(context, context.Villages[0], "lembar sesudahnya / the sheet after that", cancellation);
    }

    private static async Task SeeSheetAsync(DemoContext context, DemoVillage village, string what, CancellationToken cancellation)
    {
        var lines = await new VerificationSheet(context, village).LinesAsync(cancellation);
        var unverified = lines.Count(line => (string?)line["outcome"] == "unverified");
        var expected = village.Proposals.Sum(proposal => proposal.Entitlements);
        context.Note(
            village, $"{what}: baris, belum diverifikasi / lines, unverified", "VER-2", $"{expected} {expected}", $"{lines.Count} {unverified}");
    }
}
