using System.Globalization;
using Dtks.Demo.Cast;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>
/// In each village one proposal waits for a regency that does nothing. The clock goes on to the end of day 30 in one time zone after the
/// other; each proposal is deemed eligible when its own day 30 ends and not a minute before (PRO-7).
/// </summary>
internal sealed class LetLapse : IDemoChapter
{
    private const int LapseDays = 30;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public string Title => "Tiga puluh hari tanpa verifikasi / thirty days without verification";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        var forwarded = await context.Dev.NowAsync(cancellation);
        var ends = new List<(DemoVillage Village, DateTimeOffset End)>();
        foreach (var village in context.Villages)
            ends.Add((village, await DayThirtyEndsAsync(context, village, forwarded, cancellation)));
        foreach (var (village, end) in ends.OrderBy(item => item.End))
        {
            await context.Dev.SetClockAsync(end - Minute, cancellation);
            await SeeAsync(context, village, "semenit sebelum hari ke-30 habis / a minute before day 30 ends", "200 verifying", cancellation);
            await context.Dev.SetClockAsync(end + Minute, cancellation);
            await SeeAsync(context, village, "semenit sesudahnya / a minute after", "200 deemedEligible", cancellation);
            await VerifyTooLateAsync(context, village, cancellation);
        }
    }

    private static async Task<DateTimeOffset> DayThirtyEndsAsync(
        DemoContext context, DemoVillage village, DateTimeOffset forwarded, CancellationToken cancellation)
    {
        var lastDay = DateOnly.FromDateTime(forwarded.ToOffset(village.Place.Offset).DateTime).AddDays(LapseDays);
        var expected = lastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var proposal = village.With(DemoFate.Forgotten).First();
        var answer = await context.Api.GetAsync($"/proposals/{village.Place.Code}/{proposal.Id}", village.RegencyOfficer, cancellation);
        context.Note(village, $"{proposal.Label}: batas waktu / due", "PRO-7", $"200 {expected}", answer.Brief("dueOn"));
        return new DateTimeOffset(lastDay.AddDays(1).ToDateTime(TimeOnly.MinValue), village.Place.Offset);
    }

    private static async Task SeeAsync(
        DemoContext context, DemoVillage village, string when, string expected, CancellationToken cancellation)
    {
        var proposal = village.With(DemoFate.Forgotten).First();
        var answer = await context.Api.GetAsync($"/proposals/{village.Place.Code}/{proposal.Id}", village.RegencyOfficer, cancellation);
        context.Note(village, $"{proposal.Label}, {when} ({village.Place.Zone})", "PRO-7", expected, answer.Brief("status"));
    }

    private static async Task VerifyTooLateAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var proposal = village.With(DemoFate.Forgotten).First();
        var body = new JObject { ["outcome"] = "ineligible", ["ground"] = 1, ["note"] = "contoh" };
        var path = $"/proposals/{village.Place.Code}/{proposal.Id}/verification";
        var answer = await context.Api.PostAsync(path, village.RegencyOfficer, body, cancellation);
        context.Note(village, $"{proposal.Label}: verifikasi terlambat / verified too late", "PRO-7", "422 PRO-7", answer.Brief());
    }
}
