using Dtks.Demo.Cast;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>The month's progress by regency agrees with the sheets (VER-1, VER-7).</summary>
internal sealed class SeeProgress : IDemoChapter
{
    public string Title => "Kemajuan per kabupaten/kota / progress by regency";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        await context.Dev.IdleAsync(cancellation);
        foreach (var village in context.Villages)
            await SeeAsync(context, village, cancellation);
    }

    private static async Task SeeAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var lines = await new VerificationSheet(context, village).LinesAsync(cancellation);
        var path = $"/cycles/{context.Period}/regencies/{village.Place.RegencyCode}";
        var answer = await context.Api.GetAsync(path, village.RegencyOfficer, cancellation);
        context.Note(
            village.Place.Regency,
            "desa dibuka, final; layak, tidak, belum / villages opened, finalised; eligible, ineligible, unverified",
            "VER-7",
            $"200 finalised 1 1 {Count(lines, "eligible")} {Count(lines, "ineligible")} {Count(lines, "unverified")}",
            answer.Brief("status", "villages.opened", "villages.finalised", "lines.eligible", "lines.ineligible", "lines.unverified"));
        var foreign = await context.Api.GetAsync(path, context.Villages.First(other => other != village).RegencyOfficer, cancellation);
        context.Note(village.Place.Regency, "dilihat kabupaten lain / seen by another regency", "GOV-2", "403", $"{foreign.Status}");
    }

    private static int Count(IReadOnlyList<JToken> lines, string outcome) => lines.Count(line => (string?)line["outcome"] == outcome);
}
