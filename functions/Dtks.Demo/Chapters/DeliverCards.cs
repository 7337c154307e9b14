using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dtks.Demo.Cast;
using Dtks.Demo.Http;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>
/// A round of KPS in one village: made for each family that receives assistance, printed, delivered row by row from the field and by a file; what came back is handed to the village head, and the
/// camat's circular tells of it (CRD-1, CRD-2, CRD-4, CRD-10).
/// </summary>
internal sealed class DeliverCards : IDemoChapter
{
    private const int ValidDays = 5;
    private const int DeliberationDays = 15;
    private static readonly TimeSpan ArrivesWithin = TimeSpan.FromMinutes(5);

    public string Title => "Kartu: dibuat, diantar, kembali / cards: made, delivered, returned";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        var village = context.Villages[^1];
        var today = await TodayAsync(context, village, cancellation);
        var cards = context.Cards = await MakeAsync(context, village, today, cancellation);
        await PrintAsync(context, cards, cancellation);
        await RecordAsync(context, cards, Text(today), cancellation);
        await SendFileAsync(context, cards, Text(today), cancellation);
        await HandOverAsync(context, cards, today, cancellation);
    }

    /// <summary>Today in a village.</summary>
    public static async Task<DateOnly> TodayAsync(DemoContext context, DemoVillage village, CancellationToken cancellation) =>
        DateOnly.FromDateTime((await context.Dev.NowAsync(cancellation)).ToOffset(village.Place.Offset).DateTime);

    /// <summary>A day as it is sent.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Begins a round of a kind for the village's regency and waits until its cards are made; its id.</summary>
    public static async Task<string> RoundAsync(DemoContext context, DemoVillage village, string kind, DateOnly from, DateOnly until, CancellationToken cancellation)
    {
        var body = new JObject
        {
            ["name"] = $"{kind} contoh",
            ["kind"] = kind,
            ["validFrom"] = Text(from),
            ["validUntil"] = Text(until),
            ["regencies"] = new JArray(village.Place.RegencyCode),
        };
        var made = await context.Api.PostAsync("/card-rounds", context.Ministry, body, cancellation);
        await context.Dev.IdleAsync(cancellation);
        return made.Required("id");
    }

    /// <summary>Where a round's cards stand in a village.</summary>
    public static Task<ApiAnswer> StandAsync(DemoContext context, DemoVillage village, string round, CancellationToken cancellation) =>
        context.Api.GetAsync($"/card-rounds/{round}?area={village.Place.Code}", village.Officer, cancellation);

    private static async Task<DemoCards> MakeAsync(DemoContext context, DemoVillage village, DateOnly today, CancellationToken cancellation)
    {
        var round = await RoundAsync(context, village, "KPS", today, today.AddDays(ValidDays), cancellation);
        var made = await StandAsync(context, village, round, cancellation);
        context.Note(village, "putaran KPS: kartu dibuat / a round of KPS: cards made", "CRD-10", "200 3 3", made.Brief("progress.cards.total", "progress.cards.made"));
        var post = await context.Dev.TokenAsync("post-officer", village.Place.RegencyCode, $"contoh-pos-{village.Place.RegencyCode}", SampleNames.Of(92), cancellation);
        var cards = await context.Api.ListAsync($"/villages/{village.Place.Code}/cards?round={round}", post, cancellation);
        return new DemoCards(village, round, post, cards);
    }

    private static async Task PrintAsync(DemoContext context, DemoCards cards, CancellationToken cancellation)
    {
        var one = await context.Api.GetAsync($"{cards.Path}/cards/{cards.Id(DemoFate.FoundEligible)}/print", cards.Post, cancellation);
        context.Note(cards.Village, "kartu dicetak, PDF dengan kode batang dan QR / printed with bar code and QR", "CRD-10", "200", one.Brief());
        var sheet = await context.Api.GetAsync($"{cards.Path}/card-sheet?round={cards.Round}", cards.Post, cancellation);
        context.Note(cards.Village, "lembar kartu desa / the village's sheet of cards", "CRD-10", "200", sheet.Brief());
    }

    /// <summary>From the field: one delivered, one returned, one with a reason that is none of the six.</summary>
    private static async Task RecordAsync(DemoContext context, DemoCards cards, string today, CancellationToken cancellation)
    {
        JObject Returned(DemoFate fate, string reason) => new() { ["card"] = cards.Id(fate), ["outcome"] = "returned", ["reason"] = reason, ["on"] = today };
        var delivered = new JObject { ["card"] = cards.Id(DemoFate.FoundEligible), ["outcome"] = "delivered", ["receivedBy"] = SampleNames.Of(40), ["accompaniedBy"] = SampleNames.Of(41), ["on"] = today };
        var rows = new JArray(delivered, Returned(DemoFate.Forgotten, "moved"), Returned(DemoFate.Assisted, "tired"));
        var answer = await context.Api.PostAsync($"{cards.Path}/card-deliveries?round={cards.Round}", cards.Post, rows, cancellation);
        context.Note(
            cards.Village, "pengantaran dicatat: diserahkan, kembali, alasan lain / recorded: delivered, returned, another reason", "CRD-1", "200 delivered returned CRD-1",
            answer.Brief("results[0].status", "results[1].status", "results[2].rule"));
    }

    /// <summary>By a file: the first again, which changes nothing; the third; and a number that a spreadsheet spoilt.</summary>
    private static async Task SendFileAsync(DemoContext context, DemoCards cards, string today, CancellationToken cancellation)
    {
        string Row(JToken number) => $"{number},{today},Diserahkan,{SampleNames.Of(40)},{SampleNames.Of(41)}\r\n";
        var text = "nomor_kartu,tanggal,hasil,diterima_oleh,didampingi_oleh\r\n" + Row(cards.Of(DemoFate.FoundEligible)["number"]!) + Row(cards.Of(DemoFate.Assisted)["number"]!) + Row("1.00133E+19");
        var bytes = Encoding.UTF8.GetBytes(text);
        var body = new JObject { ["round"] = cards.Round, ["fileName"] = "antaran.csv", ["contentType"] = "text/csv", ["length"] = bytes.Length, ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)) };
        var path = $"{cards.Path}/card-deliveries/imports";
        var announced = await context.Api.PostAsync(path, cards.Post, body, cancellation);
        await context.Api.UploadAsync(announced.Required("uploadUrl"), "text/csv", bytes, cancellation);
        await context.Api.PostAsync($"{path}/{announced.Required("id")}/completion", cards.Post, body: null, cancellation);
        await context.Dev.IdleAsync(cancellation);
        var done = await context.Api.GetAsync($"{path}/{announced.Required("id")}", cards.Post, cancellation);
        context.Note(cards.Village, "berkas CSV: diterima, ditolak / a CSV file: accepted, refused", "CRD-1", "200 done 2 1", done.Brief("status", "accepted", "refused"));
        var result = await context.Api.GetAsync($"{path}/{announced.Required("id")}/result", cards.Post, cancellation);
        context.Note(cards.Village, "nomor 1.00133E+19", "CRD-1", "200 deliveryRow.scientific", result.Brief("items[2].errors[0].code"));
        var stand = await StandAsync(context, cards.Village, cards.Round, cancellation);
        context.Note(cards.Village, "diserahkan, kembali / delivered, returned", "CRD-1", "200 2 1", stand.Brief("progress.cards.delivered", "progress.cards.returned"));
    }

    /// <summary>The list of returns begins the days; the circular tells of it, and before it no deliberation on cards is opened.</summary>
    private static async Task HandOverAsync(DemoContext context, DemoCards cards, DateOnly today, CancellationToken cancellation)
    {
        var (village, district) = (cards.Village, cards.Village.Place.Code[..6]);
        var list = await context.Api.PostAsync($"{cards.Path}/card-returns", cards.Post, new JObject { ["round"] = cards.Round }, cancellation);
        context.Note(village, "daftar retur diserahkan, batas musyawarah / the list handed over, deliberation due", "CRD-4", $"201 1 {Text(today.AddDays(DeliberationDays))}", list.Brief("returned", "dueOn"));
        var tracked = await context.Api.GetAsync($"/tracking/{village.With(DemoFate.Forgotten).First().TrackingCode}", token: null, cancellation);
        context.Note(village, "dilacak: kartu menunggu di kantor desa / tracked: the card waits at the village office", "CRD-2", "200 waiting", tracked.Brief("card.status"));
        var early = await ReplaceCards.OpenAsync(context, cards, today, cancellation);
        context.Note(village, "musyawarah kartu sebelum edaran / a deliberation on cards before the circular", "CRD-4", "422 CRD-4", early.Brief());
        var body = new JObject { ["round"] = cards.Round, ["number"] = $"400.9/{village.Place.Code}", ["date"] = Text(today) };
        var circular = await context.Api.PostAsync($"/districts/{district}/circulars", village.Camat, body, cancellation);
        context.Note(village.Place.District, "edaran camat: desa, kartu kembali / the camat's circular: village, returned", "CRD-4", $"201 {village.Place.Code} 1", circular.Brief("villages[0].village", "villages[0].returned"));

        // It arrives in the village with the next look at what falls due.
        await context.Dev.SetClockAsync((await context.Dev.NowAsync(cancellation)).Add(ArrivesWithin), cancellation);
        await context.Dev.IdleAsync(cancellation);
    }
}
