using Dtks.Demo.Cast;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>The KPS expires and is never extended; the KKS takes its place for who receives PKH or BPNT, and who follows a proposal sees it (CRD-10, CRD-11, REG-6).</summary>
internal sealed class ExpireCards : IDemoChapter
{
    private const int DaysLater = 6;
    private const int ValidDays = 365;

    public string Title => "KPS habis masa berlaku, lalu KKS / the KPS expires, then the KKS";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        var cards = context.Cards!;
        var village = cards.Village;
        await context.Dev.SetClockAsync((await context.Dev.NowAsync(cancellation)).AddDays(DaysLater), cancellation);
        var today = await DeliverCards.TodayAsync(context, village, cancellation);
        var over = await DeliverCards.StandAsync(context, village, cards.Round, cancellation);
        context.Note(village, "putaran KPS, kartu / the round of KPS, its cards", "CRD-10", "200 expired 3 1", over.Brief("status", "progress.cards.expired", "progress.cards.blocked"));
        var late = new JObject { ["card"] = cards.Id(DemoFate.FoundEligible), ["outcome"] = "returned", ["reason"] = "moved", ["on"] = DeliverCards.Text(today) };
        var answer = await context.Api.PostAsync($"{cards.Path}/card-deliveries", cards.Post, new JArray(late), cancellation);
        context.Note(village, "pengantaran sesudahnya / a delivery after that", "CRD-10", "200 refused CRD-10", answer.Brief("results[0].result", "results[0].rule"));
        await SeeAsync(context, village, DemoFate.FoundEligible, "awaited", cancellation);
        await SeeAsync(context, village, DemoFate.Forgotten, "blocked", cancellation);
        await SeeAsync(context, village, DemoFate.Admitted, "notReceived", cancellation);

        var round = await DeliverCards.RoundAsync(context, village, "KKS", today, today.AddDays(ValidDays), cancellation);
        var kks = await DeliverCards.StandAsync(context, village, round, cancellation);
        context.Note(village, "putaran KKS bagi penerima PKH dan BPNT / a round of KKS for PKH and BPNT", "CRD-11", "200 made 2", kks.Brief("status", "progress.cards.made"));
        await SeeAsync(context, village, DemoFate.FoundEligible, "made", cancellation);
        await SeeAsync(context, village, DemoFate.Assisted, "made", cancellation);
    }

    private static async Task SeeAsync(DemoContext context, DemoVillage village, DemoFate fate, string expected, CancellationToken cancellation)
    {
        var proposal = village.With(fate).First();
        var tracked = await context.Api.GetAsync($"/tracking/{proposal.TrackingCode}", token: null, cancellation);
        var kind = expected == "blocked" ? "KPS" : "KKS";
        context.Note(village, $"{proposal.Label} dilacak: kartunya / tracked: its card", "CRD-11", $"200 {kind} {expected}", tracked.Brief("card.kind", "card.status"));
    }
}
