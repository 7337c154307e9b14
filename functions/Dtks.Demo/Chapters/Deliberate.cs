using Dtks.Demo.Cast;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>Each village deliberates, decides, uploads its four documents and concludes (MUS-3 to MUS-7).</summary>
internal sealed class Deliberate : IDemoChapter
{
    private const int RefusalGround = 11;
    private const string RefusalNote = "Dinilai mampu oleh musyawarah";

    public string Title => "Musyawarah desa / village deliberations";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        for (var number = 0; number < context.Villages.Count; number++)
        {
            var village = context.Villages[number];
            var deliberation = await HeldDeliberation.TodayAsync(context, village, cancellation);
            await deliberation.RecordAsync(cancellation);
            var decided = await DecideAsync(context, village, cancellation);
            await UploadAsync(context, village, number, deliberation, decided, cancellation);
            await ConcludeAsync(context, village, deliberation, decided, cancellation);
        }
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
        DemoContext context, DemoVillage village, int number, HeldDeliberation deliberation, int decided, CancellationToken cancellation)
    {
        var documents = deliberation.Documents(decided);
        var upload = new EvidenceUpload(context, village);
        if (number == 1)
            await upload.SendWrongAsync(documents[0], documents[1].Sha256, cancellation);
        foreach (var document in documents.SkipLast(1))
            await upload.SendAsync(document, cancellation);
        var early = await deliberation.ConcludeAsync(decided, cancellation);
        context.Note(village, "berita acara tanpa foto publikasi / one document missing", "MUS-4", "422 MUS-4", early.Brief());
        await upload.SendAsync(documents[^1], cancellation);
    }

    private static async Task ConcludeAsync(DemoContext context, DemoVillage village, HeldDeliberation deliberation, int decided, CancellationToken cancellation)
    {
        var wrong = await deliberation.ConcludeAsync(decided + 1, cancellation);
        context.Note(village, "jumlah di berita acara salah / wrong count in minutes", "MUS-7", "422 MUS-7", wrong.Brief());
        var right = await deliberation.ConcludeAsync(decided, cancellation);
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
}
