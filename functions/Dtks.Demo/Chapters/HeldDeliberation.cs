using System.Globalization;
using Dtks.Demo.Cast;
using Dtks.Demo.Documents;
using Dtks.Demo.Http;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>A village's deliberation of a day: recorded with who came, its four documents, its conclusion (MUS-3, MUS-4, MUS-7).</summary>
internal sealed class HeldDeliberation(DemoContext context, DemoVillage village, DateOnly heldOn)
{
    private const string Hall = "Balai Desa";

    private static readonly (string Element, string Label)[] Elements =
    [
        ("villageGovernment", "Pemerintah Desa"), ("villageGovernment", "Pemerintah Desa"),
        ("bpd", "BPD"), ("bpd", "BPD"),
        ("community", "Masyarakat"), ("community", "Masyarakat"), ("community", "Masyarakat"), ("community", "Masyarakat"),
    ];

    /// <summary>That of today in the village.</summary>
    public static async Task<HeldDeliberation> TodayAsync(DemoContext context, DemoVillage village, CancellationToken cancellation) =>
        new(context, village, DateOnly.FromDateTime((await context.Dev.NowAsync(cancellation)).ToOffset(village.Place.Offset).DateTime));

    /// <summary>Records it: from then on it is the village's.</summary>
    public async Task RecordAsync(CancellationToken cancellation)
    {
        var attendees = Elements.Select((element, i) => new JObject { ["name"] = SampleNames.Of(60 + i), ["element"] = element.Element });
        var path = $"/villages/{village.Place.Code}/deliberations";
        var body = new JObject
        {
            ["kind"] = "regular",
            ["heldOn"] = heldOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["place"] = Hall,
            ["attendees"] = new JArray(attendees),
        };
        var answer = await context.Api.PostAsync(path, village.Officer, body, cancellation);
        context.Note(village, "musyawarah dicatat / deliberation recorded", "MUS-3", "201", answer.Brief());
        village.Deliberation = $"{path}/{answer.Required("id")}";
    }

    /// <summary>Its documents, which say how many proposals it decided.</summary>
    public IReadOnlyList<SampleDocument> Documents(int decided) => SampleDocuments.All(new SampleDeliberation(
        village.Place.Name,
        village.Place.District,
        village.Place.Regency,
        heldOn,
        Hall,
        decided,
        Terminations: 0,
        [.. Elements.Select((element, i) => new SampleAttendee(SampleNames.Of(60 + i), element.Label))]));

    /// <summary>Concludes it with minutes that name so many proposals.</summary>
    public Task<ApiAnswer> ConcludeAsync(int proposals, CancellationToken cancellation)
    {
        var body = new JObject { ["minutes"] = new JObject { ["proposals"] = proposals, ["terminations"] = 0 } };
        return context.Api.PostAsync($"{village.Deliberation}/conclusion", village.Head, body, cancellation);
    }
}
