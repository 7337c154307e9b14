using System.Globalization;
using Dtks.Demo.Cast;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>
/// The month's sheets go up: a deliberation settles each, the village head hands it in, the camat endorses it and dinas sosial receives it; the regent's letter covers what was received,
/// and what the Ministry finds conforming is ratified (VER-3, VER-8, RAT-1, RAT-4, RAT-8).
/// </summary>
internal sealed class RatifyMonth : IDemoChapter
{
    public string Title => "Lembar bulan itu disahkan / the month's sheets are ratified";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        foreach (var village in context.Villages)
        {
            await HandInTooEarlyAsync(context, village, cancellation);
            await DeliberateAsync(context, village, cancellation);
            await HandInAsync(context, village, cancellation);
            await PassOnAsync(context, village, cancellation);
        }
        await context.Dev.IdleAsync(cancellation);
        foreach (var village in context.Villages)
            await RatifyAsync(context, village, cancellation);
        await context.Dev.IdleAsync(cancellation);
        foreach (var village in context.Villages)
            await SeeAsync(context, village, cancellation);
    }

    private static JObject Dossier(DemoContext context, DemoVillage village) =>
        new() { ["period"] = context.Period, ["subject"] = "eligibility", ["deliberation"] = village.Deliberation.Split('/')[^1] };

    private static string Sheet(DemoContext context, DemoVillage village) => $"/cycles/{context.Period}/villages/{village.Place.Code}";

    /// <summary>What was held before the month was opened does not settle it.</summary>
    private static async Task HandInTooEarlyAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var answer = await context.Api.PostAsync($"/villages/{village.Place.Code}/dossiers", village.Head, Dossier(context, village), cancellation);
        context.Note(village, "berkas lembar dengan musyawarah sebelum bulan itu / with a deliberation of before", "VER-3", "422 VER-3", answer.Brief());
    }

    private static async Task DeliberateAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var deliberation = await HeldDeliberation.TodayAsync(context, village, cancellation);
        await deliberation.RecordAsync(cancellation);
        var upload = new EvidenceUpload(context, village);
        foreach (var document in deliberation.Documents(decided: 0))
            await upload.SendAsync(document, cancellation);
        var answer = await deliberation.ConcludeAsync(proposals: 0, cancellation);
        context.Note(village, "musyawarah atas lembar ditutup / concluded", "MUS-7", "200", answer.Brief());
        await context.Dev.IdleAsync(cancellation);
    }

    private static async Task HandInAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var path = $"/villages/{village.Place.Code}/dossiers";
        var lines = (await new VerificationSheet(context, village).LinesAsync(cancellation)).Count;
        var answer = await context.Api.PostAsync(path, village.Head, Dossier(context, village), cancellation);
        context.Note(village, "kepala desa menyerahkan lembar: baris / the sheet is handed in: lines", "RAT-1", $"201 {lines}", answer.Brief("rows"));
        village.Dossier = $"{path}/{answer.Required("id")}";
    }

    /// <summary>Endorsed it is opened again by nobody (VER-8).</summary>
    private static async Task PassOnAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var camat = await context.Api.PostAsync($"{village.Dossier}/endorsement", village.Camat, new JObject { ["outcome"] = "endorsed" }, cancellation);
        context.Note(village.Place.District, "camat mengesahkan lembar / the camat endorses it", "RAT-1", "200 endorsed", camat.Brief("status"));
        var late = await context.Api.PostAsync($"{Sheet(context, village)}/reopening", village.RegencyOfficer, new JObject { ["reason"] = "contoh" }, cancellation);
        context.Note(village.Place.Regency, "lembar dibuka lagi sesudahnya / re-opened after that", "VER-8", "409 VER-8", late.Brief());
        var office = await context.Api.PostAsync($"{village.Dossier}/receipt", village.RegencyOfficer, new JObject { ["outcome"] = "received" }, cancellation);
        context.Note(village.Place.Regency, "dinas sosial menerima lembar / the social office receives it", "RAT-1", "200 received", office.Brief("status"));
    }

    private static async Task RatifyAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var today = (await context.Dev.NowAsync(cancellation)).ToOffset(village.Place.Offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var lines = (await new VerificationSheet(context, village).LinesAsync(cancellation)).Count;
        var path = $"/regencies/{village.Place.RegencyCode}/ratifications";
        var letter = new JObject { ["number"] = $"CONTOH/{context.Period}/{village.Place.Code}", ["date"] = today };
        var signed = await context.Api.PostAsync(path, village.Regent, new JObject { ["period"] = context.Period, ["subject"] = "eligibility", ["letter"] = letter }, cancellation);
        context.Note(village.Place.Regency, "surat bupati: lembar, baris / the regent's letter: sheets, lines", "RAT-8", $"201 1 {lines}", signed.Brief("sheets", "rows"));
        var again = await context.Api.PostAsync(path, village.Regent, new JObject { ["period"] = context.Period, ["subject"] = "eligibility", ["letter"] = letter }, cancellation);
        context.Note(village.Place.Regency, "surat kedua atas lembar yang sama / a second over the same", "RAT-4", "422 RAT-4", again.Brief());
        var body = new JObject { ["outcome"] = "conforming", ["reasons"] = new JArray() };
        var reviewed = await context.Api.PostAsync($"{path}/{signed.Required("id")}/review", context.Ministry, body, cancellation);
        context.Note(village.Place.Regency, "Kementerian: surat sesuai / conforming", "RAT-4", "200", reviewed.Brief());
    }

    private static async Task SeeAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var sheet = await context.Api.GetAsync(Sheet(context, village), village.Head, cancellation);
        context.Note(village, "lembar dan berkasnya / the sheet and its dossier", "RAT-4", "200 finalised ratified", sheet.Brief("status", "dossier.status"));
        var progress = await context.Api.GetAsync($"/cycles/{context.Period}/regencies/{village.Place.RegencyCode}", village.RegencyOfficer, cancellation);
        context.Note(village.Place.Regency, "desa disahkan camat, Kementerian / villages endorsed, ratified", "RAT-4", "200 1 1", progress.Brief("villages.endorsed", "villages.ratified"));
    }
}
