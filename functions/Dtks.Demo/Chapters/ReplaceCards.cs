using Dtks.Demo.Cast;
using Dtks.Demo.Documents;
using Dtks.Demo.Http;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Chapters;

/// <summary>
/// The deliberation on cards: who has a card in the place of one that came back, the SKRTM with two signatures, and the card in its place (CRD-5, CRD-6, CRD-7, CRD-8, CRD-9).
/// </summary>
internal sealed class ReplaceCards : IDemoChapter
{
    private const string Hall = "Balai Desa";
    private const string Unit = "RW 001";

    private static readonly (string Element, string Label)[] Elements = [("villageGovernment", "Pemerintah Desa"), ("communityGroup", "Kelompok Masyarakat"), ("householdRepresentative", "Wakil RTS")];

    public string Title => "Musyawarah kartu dan penggantinya / the deliberation on cards";

    public async Task RunAsync(DemoContext context, CancellationToken cancellation)
    {
        var cards = context.Cards!;
        var today = await DeliverCards.TodayAsync(context, cards.Village, cancellation);
        await HoldAsync(context, cards, today, cancellation);
        var replacement = await ReplaceAsync(context, cards, today, cancellation);
        await SignAsync(context, cards, DeliverCards.Text(today), replacement, cancellation);
    }

    /// <summary>Records a deliberation on the round's cards, held today.</summary>
    public static Task<ApiAnswer> OpenAsync(DemoContext context, DemoCards cards, DateOnly today, CancellationToken cancellation)
    {
        var attendees = Elements.Select((element, i) => element.Element == "householdRepresentative"
            ? new JObject { ["name"] = SampleNames.Of(70 + i), ["element"] = element.Element, ["unit"] = Unit }
            : new JObject { ["name"] = SampleNames.Of(70 + i), ["element"] = element.Element });
        var body = new JObject { ["kind"] = "cards", ["round"] = cards.Round, ["heldOn"] = DeliverCards.Text(today), ["place"] = Hall, ["attendees"] = new JArray(attendees) };
        return context.Api.PostAsync($"{cards.Path}/deliberations", cards.Village.Officer, body, cancellation);
    }

    private static async Task HoldAsync(DemoContext context, DemoCards cards, DateOnly today, CancellationToken cancellation)
    {
        var village = cards.Village;
        var told = await context.Api.GetAsync($"{cards.Path}/deliberations/invitation?round={cards.Round}", village.Officer, cancellation);
        context.Note(village, "undangan: yang dapat digantikan / the invitation: replaceable", "CRD-7", "200 1", told.Brief("replaceable"));
        await context.Api.PutAsync($"{cards.Path}/units", village.Officer, new JArray(new JObject { ["unit"] = Unit, ["kind"] = "rw", ["name"] = Unit }), cancellation);
        var opened = await OpenAsync(context, cards, today, cancellation);
        context.Note(village, "musyawarah kartu dicatat / the deliberation on cards recorded", "CRD-4", "201", opened.Brief());
        village.Deliberation = $"{cards.Path}/deliberations/{opened.Required("id")}";
    }

    private static async Task<string> ReplaceAsync(DemoContext context, DemoCards cards, DateOnly today, CancellationToken cancellation)
    {
        var village = cards.Village;
        var holder = new JObject { ["card"] = cards.Id(DemoFate.Forgotten), ["household"] = village.With(DemoFate.Assisted).First().Id };
        var held = await context.Api.PutAsync($"{village.Deliberation}/replacements", village.Officer, new JArray(holder), cancellation);
        context.Note(village, "pengganti yang sudah memegang kartu / a replacement that holds a card", "CRD-9", "422 CRD-9", held.Brief());
        holder["household"] = village.With(DemoFate.Admitted).First().Id;
        var named = await context.Api.PutAsync($"{village.Deliberation}/replacements", village.Officer, new JArray(holder), cancellation);
        context.Note(village, "rumah tangga pengganti / replacement households", "CRD-5", "200 1", $"{named.Status} {named.List("replacements").Count}");
        var upload = new EvidenceUpload(context, village);
        foreach (var document in SampleDocuments.All(new SampleDeliberation(village.Place.Name, village.Place.District, village.Place.Regency, today, Hall, 1, Terminations: 0, [.. Elements.Select((e, i) => new SampleAttendee(SampleNames.Of(70 + i), e.Label))])))
            await upload.SendAsync(document, cancellation);
        context.Note(village, "ditutup tanpa SKRTM / concluded without its SKRTM", "CRD-6", "422 CRD-6", (await ConcludeAsync(context, village, cancellation)).Brief());
        var replacement = (string)named.List("replacements")[0]["id"]!;
        var body = new JObject { ["round"] = cards.Round, ["replacement"] = replacement, ["answers"] = new JObject { ["lantai"] = "Tanah" } };
        var filled = await context.Api.PostAsync($"{cards.Path}/skrtm", village.Officer, body, cancellation);
        context.Note(village, "SKRTM diisi / filled in", "CRD-6", "201 filled", filled.Brief("status"));
        context.Note(village, "musyawarah kartu ditutup / the deliberation on cards concluded", "MUS-7", "200", (await ConcludeAsync(context, village, cancellation)).Brief());
        await context.Dev.IdleAsync(cancellation);
        return replacement;
    }

    private static Task<ApiAnswer> ConcludeAsync(DemoContext context, DemoVillage village, CancellationToken cancellation)
    {
        var counts = new JObject { ["returned"] = 1, ["surrendered"] = 0, ["wellOff"] = 0, ["replacements"] = 1, ["skrtm"] = 1 };
        var minutes = new JObject { ["proposals"] = 1, ["terminations"] = 0, ["cards"] = counts };
        return context.Api.PostAsync($"{village.Deliberation}/conclusion", village.Head, new JObject { ["minutes"] = minutes }, cancellation);
    }

    private static async Task SignAsync(DemoContext context, DemoCards cards, string today, string replacement, CancellationToken cancellation)
    {
        var village = cards.Village;
        var path = $"{cards.Path}/skrtm/{replacement}";
        var body = new JObject { ["signedOn"] = today };
        var early = await context.Api.PostAsync($"{path}/counter-signature", village.Camat, body, cancellation);
        context.Note(village.Place.District, "camat menandatangani lebih dulu / the camat signs first", "CRD-9", "409 CRD-9", early.Brief());
        var head = await context.Api.PostAsync($"{path}/signature", village.Head, body, cancellation);
        context.Note(village, "kepala desa menandatangani SKRTM / the head signs", "CRD-9", "200 signed", head.Brief("status"));
        await context.Api.PostAsync($"{path}/counter-signature", village.Camat, body, cancellation);
        await context.Dev.IdleAsync(cancellation);
        var exchanged = await context.Api.GetAsync(path, village.Head, cancellation);
        context.Note(village, "keduanya: kartu pengganti dibuat / both: the replacement card is made", "CRD-9", "200 exchanged", exchanged.Brief("status"));
        var old = await context.Api.GetAsync($"{cards.Path}/cards/{cards.Id(DemoFate.Forgotten)}", village.Officer, cancellation);
        context.Note(village, "kartu lama, diganti oleh / the old card, replaced by", "CRD-9", $"200 blocked {exchanged.Text("madeCard")}", old.Brief("status", "replacedBy"));
        var form = await context.Api.PostAsync($"{cards.Path}/replacement-recap/submission", village.Head, new JObject { ["round"] = cards.Round }, cancellation);
        context.Note(village, "formulir rekap pengganti diserahkan / the recap form handed in", "CRD-8", "200 1", form.Brief("replacements"));
        var stand = await DeliverCards.StandAsync(context, village, cards.Round, cancellation);
        context.Note(village, "kartu: ada, diserahkan, diblokir / cards: made, delivered, blocked", "CRD-9", "200 4 1 2 1", stand.Brief("progress.cards.total", "progress.cards.made", "progress.cards.delivered", "progress.cards.blocked"));
    }
}
