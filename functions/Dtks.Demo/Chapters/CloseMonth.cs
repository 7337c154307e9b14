using Dtks.Demo.Cast;

namespace Dtks.Demo.Chapters;

/// <summary>
/// The month after: nobody verifies, and at its end what is unverified is told by village, neither eligible nor ineligible (VER-7).
/// </summary>
internal sealed class CloseMonth : IDemoChapter
{
    public string Title => "Bulan yang tidak diverifikasi / a month that nobody verifies";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        context.Period = await context.Dev.NextMonthAsync(cancellation);
        var lines = new List<(DemoVillage Village, int Lines)>();
        foreach (var village in context.Villages)
            lines.Add((village, (await new VerificationSheet(context, village).LinesAsync(cancellation)).Count));
        await context.Dev.NextMonthAsync(cancellation);
        foreach (var (village, count) in lines)
            await SeeUnverifiedAsync(context, village, count, cancellation);
    }

    private static async Task SeeUnverifiedAsync(DemoContext context, DemoVillage village, int lines, CancellationToken cancellation)
    {
        var path = $"/cycles/{context.Period}/regencies/{village.Place.RegencyCode}";
        var answer = await context.Api.GetAsync(path, village.RegencyOfficer, cancellation);
        var reported = answer.List("unverifiedVillages").SingleOrDefault(item => (string?)item["village"] == village.Place.Code);
        context.Note(
            village,
            $"bulan {context.Period} ditutup: baris belum diverifikasi / closed: lines unverified",
            "VER-7",
            $"200 closed {lines}",
            $"{answer.Brief("status")} {reported?["lines"] ?? "-"}");
        var sheet = new VerificationSheet(context, village);
        var line = (await sheet.LinesAsync(cancellation))[0];
        context.Note(village, "barisnya / its lines", "VER-7", "unverified", VerificationSheet.Found(line));
        var late = await sheet.DecideAsync([VerificationSheet.Eligible(line)], cancellation);
        context.Note(village, "keputusan sesudah ditutup / a decision after the close", "VER-7", "409 VER-7", late.Brief());
    }
}
