using System.Globalization;
using Dtks.Demo.Cast;
using Dtks.Demo.Documents;
using Dtks.Demo.Http;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>Each village deliberates, decides, uploads its four documents and concludes (MUS-3 to MUS-7).</summary>
internal sealed class Deliberate : IDemoChapter
{
    private const string Hall = "Balai Desa";
    private const int RefusalGround = 11;
    private const string RefusalNote = "Dinilai mampu oleh musyawarah";

    private static readonly (string Element, string Label)[] Elements =
    [
        ("villageGovernment", "Pemerintah Desa"), ("villageGovernment", "Pemerintah Desa"),
        ("bpd", "BPD"), ("bpd", "BPD"),
        ("community", "Masyarakat"), ("community", "Masyarakat"), ("community", "Masyarakat"), ("community", "Masyarakat"),
    ];

    public string Title => "Musyawarah desa / village deliberations";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        var now = await context.Dev.NowAsync(cancellation);
        for (var number = 0; number < context.Villages.Count; number++)
        {
            var village = context.Villages[number];
            var heldOn = DateOnly.FromDateTime(now.ToOffset(village.Place.Offset).DateTime);
            await HoldAsync(context, village, heldOn, cancellation);
            var decided = await DecideAsync(context, village, cancellation);
            var documents = SampleDocuments.All(Describe(village, heldOn, decided));
            await UploadAsync(context, village, number, documents, decided, cancellation);
            await ConcludeAsync(context, village, decided, cancellation);
        }
    }

    private static async Task HoldAsync(DemoContext context, DemoVillage village, DateOnly heldOn, CancellationToken cancellation)
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

    /// <summary>Decides every proposal of the village.</summary>
    /// <returns>How many.</returns>
    private static async Task<int> DecideAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var decisions = village.With(DemoFate.Assisted, DemoFate.Admitted, DemoFate.RefusedByVillage).Select(Decision).ToList();
        var answer = await context.Api.PutAsync($"{village.Deliberation}/decisions", village.Officer, new JArray(decisions), cancellation);
        context.Note(village, $"{decisions.Count} keputusan dicatat / decisions recorded", "MUS-2", "200", answer.Brief());
        return decisions.Count;
    }

    // A refusal says on what ground and why (GOV-3).
    private static JObject Decision(DemoProposal proposal) => proposal.Fate switch
    {
        DemoFate.Assisted => new JObject { ["proposal"] = proposal.Id, ["decision"] = "assist" },
        DemoFate.Admitted => new JObject { ["proposal"] = proposal.Id, ["decision"] = "admit" },
        _ => new JObject { ["proposal"] = proposal.Id, ["decision"] = "refuse", ["ground"] = RefusalGround, ["note"] = RefusalNote },
    };

    /// <summary>Three documents, a conclusion that is refused for want of the fourth, and the fourth.</summary>
    private static async Task UploadAsync(
        DemoContext context, DemoVillage village, int number, IReadOnlyList<SampleDocument> documents, int decided, CancellationToken cancellation)
    {
        var upload = new EvidenceUpload(context, village);
        if (number == 1)
            await upload.SendWrongAsync(documents[0], documents[1].Sha256, cancellation);
        foreach (var document in documents.SkipLast(1))
            await upload.SendAsync(document, cancellation);
        var early = await ConclusionAsync(context, village, decided, cancellation);
        context.Note(village, "berita acara tanpa foto publikasi / one document missing", "MUS-4", "422 MUS-4", early.Brief());
        await upload.SendAsync(documents[^1], cancellation);
    }

    private static async Task ConcludeAsync(DemoContext context, DemoVillage village, int decided, CancellationToken cancellation)
    {
        var wrong = await ConclusionAsync(context, village, decided + 1, cancellation);
        context.Note(village, "jumlah di berita acara salah / wrong count in minutes", "MUS-7", "422 MUS-7", wrong.Brief());
        var right = await ConclusionAsync(context, village, decided, cancellation);
        context.Note(village, "musyawarah ditutup / concluded", "MUS-7", "200", right.Brief());
        await context.Dev.IdleAsync(cancellation);
        foreach (var proposal in village.With(DemoFate.Assisted, DemoFate.Admitted, DemoFate.RefusedByVillage))
        {
            var expected = proposal.Fate == DemoFate.RefusedByVillage ? "200 refused" : "200 eligible";
            var answer = await context.Api.GetAsync($"/proposals/{village.Place.Code}/{proposal.Id}", village.Officer, cancellation);
            context.Note(village, $"{proposal.Label} sesudah musyawarah / after it", "MUS-7", expected, answer.Brief("status"));
        }
        var published = await context.Api.GetAsync($"/public/villages/{village.Place.Code}/deliberations", token: null, cancellation);
        context.Note(village, "hasil untuk umum / public result", "MUS-5", "200 1", $"{published.Status} {published.List("items").Count}");
    }

    private static Task<ApiAnswer> ConclusionAsync(DemoContext context, DemoVillage village, int proposals, CancellationToken cancellation)
    {
        var body = new JObject { ["minutes"] = new JObject { ["proposals"] = proposals, ["terminations"] = 0 } };
        return context.Api.PostAsync($"{village.Deliberation}/conclusion", village.Head, body, cancellation);
    }

    private static SampleDeliberation Describe(DemoVillage village, DateOnly heldOn, int decided) => new(
        village.Place.Name,
        village.Place.District,
        village.Place.Regency,
        heldOn,
        Hall,
        decided,
        Terminations: 0,
        [.. Elements.Select((element, i) => new SampleAttendee(SampleNames.Of(60 + i), element.Label))]);
}
