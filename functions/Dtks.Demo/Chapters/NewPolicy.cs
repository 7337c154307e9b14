using System.Globalization;
using Dtks.Demo.Cast;
using Dtks.Demo.Policies;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>
/// A second policy version comes into force at each village's own midnight: half an hour before midnight in the west it holds in the east. Days, limits, grounds and the form's edition
/// are those of the version of the day; what was opened or decided before keeps its own.
/// </summary>
internal sealed class NewPolicy(SecondPolicy policy) : IDemoChapter
{
    private const string Asked = "BPNT";
    private const string Outside = "proposal.refusedOutsideDeciles";
    private const int Limit = 5;
    private const int LapseDays = 30;
    private const int ShorterLapseDays = 10;
    private const int NoticeDays = 14;
    private const int ShorterNoticeDays = 3;
    private const int WellOff = 11;

    // The last day of before ends in WIB thirty minutes from then; in WITA and WIT it is over.
    private static readonly TimeSpan BeforeMidnight = TimeSpan.FromMinutes(30);

    public string Title => $"Peraturan kedua sejak {policy.Id} / a second policy version";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        await ReachMonthAsync(context, cancellation);
        foreach (var (village, number) in context.Villages.Select((v, i) => (v, i)))
            await StateAsync(context, village, number == 1 ? Limit : Limit + 1, cancellation);
        await context.Dev.SetClockAsync(new DateTimeOffset(policy.FirstDay.ToDateTime(TimeOnly.MinValue), context.Villages[0].Place.Offset) - BeforeMidnight, cancellation);
        foreach (var village in context.Villages)
            await SeeDayAsync(context, village, cancellation);
        await new TwoMonths(context, policy, context.Villages[^1]).RunAsync(cancellation);
    }

    /// <summary>On to the month in which it comes into force: its sheets are opened under the first version.</summary>
    private async Task ReachMonthAsync(DemoContext context, CancellationToken cancellation)
    {
        var wanted = policy.FirstDay.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var now = await context.Dev.NowAsync(cancellation);
        context.Period = Day(context.Villages[0], now).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        while (string.CompareOrdinal(context.Period, wanted) < 0)
            context.Period = await context.Dev.NextMonthAsync(cancellation);
        context.Note("Indonesia", "bulan berlakunya / the month in which it begins", string.Empty, wanted, context.Period);
    }

    /// <summary>A welfare decile with its source and day: above those that the register holds, which refuses nothing.</summary>
    private static async Task StateAsync(DemoContext context, DemoVillage village, int decile, CancellationToken cancellation)
    {
        var household = await HouseholdAsync(context, village, DemoFate.Forgotten, cancellation);
        var path = $"/households/{village.Place.Code}/{household}/welfare";
        var asOf = Text(Day(village, await context.Dev.NowAsync(cancellation)));
        var body = new JObject { ["decile"] = decile, ["source"] = "DTSEN (contoh)", ["asOf"] = asOf };
        var stated = await context.Api.PutAsync(path, village.RegencyOfficer, body, cancellation);
        context.Note(village, "desil kesejahteraan / welfare decile", "REG-9", $"200 {decile} welfare.outsideRegister", stated.Brief("decile", "advice.code"));
        body["decile"] = 11;
        var wrong = await context.Api.PutAsync(path, village.RegencyOfficer, body, cancellation);
        context.Note(village, "desil / decile 11", "REG-9", "400 REG-9", wrong.Brief());
    }

    /// <summary>The form's edition, what becomes of a proposal, and the last day of a notice: all by the version of the village's own day.</summary>
    private async Task SeeDayAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var today = Day(village, await context.Dev.NowAsync(cancellation));
        var isSecond = today >= policy.FirstDay;
        var version = isSecond ? "kedua/second" : "pertama/first";
        var form = await context.Api.GetAsync("/forms/dtks-visit", village.Officer, cancellation);
        context.Note(village, $"{Text(today)} {village.Place.Zone}: formulir/form, {version}", "RAT-2", isSecond ? "200 bdt-home-visit-2015" : "200 regsosek2022-k", form.Brief("version"));
        var before = await context.Api.GetAsync($"/forms/dtks-visit?on={Text(policy.FirstDay.AddDays(-1))}", village.Officer, cancellation);
        context.Note(village, "formulir hari sebelumnya / of the day before", "RAT-2", "200 regsosek2022-k", before.Brief("version"));

        var due = Text(today.AddDays(isSecond ? ShorterLapseDays : LapseDays));
        var isRefused = isSecond && village != context.Villages[1];
        var expected = isRefused ? $"200 refused {Outside} {policy.Id}" : $"200 verifying {due}";
        context.Note(village, $"usulan {Asked} / asks for it, {version}", isRefused ? "REG-9" : "PRO-7", expected, await AskAsync(context, village, isRefused, cancellation));

        var household = await HouseholdAsync(context, village, DemoFate.Assisted, cancellation);
        var removal = new JObject { ["ground"] = "ineligible", ["number"] = WellOff, ["source"] = "Kunjungan rumah", ["note"] = "contoh" };
        var noticed = await context.Api.PostAsync($"/households/{village.Place.Code}/{household}/removals", village.RegencyOfficer, removal, cancellation);
        context.Note(village, $"pengeluaran diberitahukan sampai / a removal is noticed until, {version}", "RAT-6", $"201 {Text(today.AddDays(isSecond ? ShorterNoticeDays : NoticeDays))}", noticed.Brief("noticeEndsOn"));
    }

    private static async Task<string> AskAsync(DemoContext context, DemoVillage village, bool isRefused, CancellationToken cancellation)
    {
        var asking = village.With(DemoFate.Forgotten).First();
        var body = new JObject
        {
            ["kind"] = "assistance",
            ["programmes"] = new JArray(Asked),
            ["household"] = asking.Family.ToHousehold(),
            ["contact"] = new JObject { ["phone"] = "+6281200000001" },
            ["recipient"] = asking.Family.Head.Nik,
        };
        var answer = await context.Api.PostAsync("/proposals", asking.Proposer, body, cancellation);
        await context.Dev.IdleAsync(cancellation);
        var found = await context.Api.GetAsync($"/proposals/{village.Place.Code}/{answer.Required("id")}", village.RegencyOfficer, cancellation);
        return isRefused ? $"{found.Brief("status")} {found.List("history")[^1]["code"]} {found.List("history")[^1]["policy"]}" : found.Brief("status", "dueOn");
    }

    private static async Task<string> HouseholdAsync(DemoContext context, DemoVillage village, DemoFate fate, CancellationToken cancellation)
    {
        var proposal = village.With(fate).First();
        return (await context.Api.GetAsync($"/proposals/{village.Place.Code}/{proposal.Id}", proposal.Proposer, cancellation)).Required("registeredAs");
    }

    private static DateOnly Day(DemoVillage village, DateTimeOffset now) => DateOnly.FromDateTime(now.ToOffset(village.Place.Offset).DateTime);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
