using Dtks.Demo.Cast;
using Dtks.Demo.Http;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>
/// Finds a village in each time zone through the area list, one in which nothing was proposed yet, and lets people in. Each run on the same
/// data takes another district, so that its people are others.
/// </summary>
internal sealed class ChooseVillages : IDemoChapter
{
    private const int FirstHourUtc = 2;

    private static readonly string[] Zones = ["WIB", "WITA", "WIT"];

    public string Title => "Tiga desa di tiga zona waktu / three villages in three time zones";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        await StartInOfficeHoursAsync(context, cancellation);
        context.Ministry = await context.Dev.TokenAsync("ministry-officer", "ID", "contoh-kemensos", SampleNames.Of(98), cancellation);
        var provinces = await context.Api.ListAsync("/areas/ID/children", token: null, cancellation);
        context.Note("Indonesia", "daftar provinsi / list of provinces", string.Empty, "38", $"{provinces.Count}");
        foreach (var zone in Zones)
        {
            var province = provinces.FirstOrDefault(area => (string?)area["timeZone"] == zone)
                ?? throw new DemoStoppedException($"/areas/ID/children: no province in {zone}");
            var place = await FindFreeAsync(context, (string)province["code"]!, zone, cancellation);
            context.Villages.Add(await PeopleAsync(context, place, cancellation));
            context.Note(place.Name, $"desa/kelurahan {place.Code}, {place.District}, {place.Regency}", string.Empty, zone, place.Zone);
        }
    }

    /// <summary>
    /// On to the next 02:00 UTC: 9, 10 and 11 o'clock in the three zones, so that all three have the same date all through the story's
    /// first day.
    /// </summary>
    private static async Task StartInOfficeHoursAsync(DemoContext context, CancellationToken cancellation)
    {
        var now = await context.Dev.NowAsync(cancellation);
        var start = new DateTimeOffset(now.UtcDateTime.Date.AddHours(FirstHourUtc), TimeSpan.Zero);
        await context.Dev.SetClockAsync(start > now ? start : start.AddDays(1), cancellation);
    }

    private static async Task<DemoPlace> FindFreeAsync(DemoContext context, string province, string zone, CancellationToken cancellation)
    {
        var regencies = await context.Api.ListAsync($"/areas/{province}/children", token: null, cancellation);
        var more = true;
        for (var round = 0; more; round++)
        {
            more = false;
            foreach (var regency in regencies)
            {
                var districts = await context.Api.ListAsync($"/areas/{regency["code"]}/children", token: null, cancellation);
                if (round >= districts.Count)
                    continue;
                more = true;
                if (await FirstVillageAsync(context, regency, districts[round], zone, cancellation) is { } place)
                    return place;
            }
        }
        throw new DemoStoppedException(
            $"Setiap kecamatan di {province} sudah dipakai; hapus direktori data atau pilih yang lain dengan --data. / "
            + $"Every district of {province} is used up; remove the data directory or choose another with --data.");
    }

    /// <summary>The first village of a district, unless something was proposed there.</summary>
    private static async Task<DemoPlace?> FirstVillageAsync(
        DemoContext context, JToken regency, JToken district, string zone, CancellationToken cancellation)
    {
        var villages = await context.Api.ListAsync($"/areas/{district["code"]}/children", token: null, cancellation);
        if (villages.Count == 0)
            return null;
        var code = (string)villages[0]["code"]!;
        var officer = await context.Dev.TokenAsync("regency-officer", code[..4], $"contoh-dinsos-{code[..4]}", SampleNames.Of(97), cancellation);
        var proposals = await context.Api.GetAsync($"/villages/{code}/proposals?limit=1", officer, cancellation);
        if (proposals.Status != 200)
            throw new DemoStoppedException($"{proposals.Request}: {proposals.Brief()}");
        return proposals.List("items").Count > 0
            ? null
            : new DemoPlace(
                code,
                (string)villages[0]["name"]!,
                (string)district["name"]!,
                (string)regency["name"]!,
                (string?)villages[0]["timeZone"] ?? "-");
    }

    private static async Task<DemoVillage> PeopleAsync(DemoContext context, DemoPlace place, CancellationToken cancellation)
    {
        Task<string> Token(string role, string area, string subject, int name) =>
            context.Dev.TokenAsync(role, area, $"contoh-{subject}-{area}", SampleNames.Of(name), cancellation);
        return new DemoVillage(place)
        {
            Officer = await Token("village-officer", place.Code, "operator", 94),
            Head = await Token("village-head", place.Code, "kades", 95),
            Camat = await Token("district-head", place.Code[..6], "camat", 93),
            RegencyOfficer = await Token("regency-officer", place.RegencyCode, "dinsos", 97),
            Regent = await Token("regent", place.RegencyCode, "bupati", 96),
        };
    }
}
