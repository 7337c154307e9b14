using System.Globalization;

namespace Dtks.Chaos.Story;

/// <summary>
/// The cards of the story: a round, deliveries and a return, the camat's circular, the deliberation on cards, and the card that another household has in the place of the one that came back, with its SKRTM and the recap forms.
/// </summary>
/// <param name="client">Who sends.</param>
/// <param name="village">The village.</param>
internal sealed class ChaosCards(ChaosClient client, string village)
{
    // Each chapter has a day of its own, so that hours lost to disturbances come to no other.
    private static readonly DateTimeOffset First = ChaosStory.Begins.AddDays(3);

    private readonly ChaosDeliberation _deliberation = new(client, village, "cards");
    private string _round = string.Empty;
    private string _returned = string.Empty;
    private string _skrtm = string.Empty;

    private string District => village[..6];

    private string Regency => village[..4];

    /// <summary>The Ministry has a round of KPS made for the regency.</summary>
    public async Task MakeAsync()
    {
        var ministry = await client.TokenAsync("ministry-officer", "ID");
        var round = new { name = "Putaran contoh", kind = "KPS", validFrom = await OnAsync(0), validUntil = "2027-03-31", regencies = new[] { Regency } };
        _round = (string)(await client.PostAsync("/card-rounds", ministry, round, "round"))["id"]!;
        await client.ComesAboutAsync("the cards were never made", async () => (string?)(await client.GetAsync($"/card-rounds/{_round}", ministry))["status"] == "made");
    }

    /// <summary>PT Pos delivers all but one, and hands the list of returns over.</summary>
    public async Task DeliverAsync()
    {
        var officer = await client.TokenAsync("village-officer", village);
        var cards = (await client.GetAsync($"/villages/{village}/cards?round={_round}", officer))["items"]!.Select(c => (string)c["id"]!).ToList();
        _returned = cards[0];
        var (post, day) = (await client.TokenAsync("post-officer", Regency), await OnAsync(1));
        object[] rows = [new { card = _returned, outcome = "returned", reason = "emptyHouse", on = day }, .. cards.Skip(1).Select(card => new { card, outcome = "delivered", receivedBy = "CONTOH PENERIMA", accompaniedBy = "CONTOH HADIR", on = day })];
        var attempt = 0;
        await ChaosClient.UntilAsync("the deliveries were not all taken", async () =>
            (await client.PostAsync($"/villages/{village}/card-deliveries", post, rows, $"deliveries-{++attempt}"))["results"]!.All(r => (string?)r["result"] == "applied"));
        await client.PostAsync($"/villages/{village}/card-returns", post, new { round = _round }, "returns");
    }

    /// <summary>The camat's circular tells of it, and arrives.</summary>
    public async Task TellAsync()
    {
        var (camat, day) = (await client.TokenAsync("district-head", District), await OnAsync(2));
        await client.ComesAboutAsync("the list of returns was never there for the circular", async () =>
            (await client.GetAsync($"/districts/{District}/card-returns?round={_round}", camat))["items"]!.Any());
        await client.PostAsync($"/districts/{District}/circulars", camat, new { round = _round, number = "400/1", date = day }, "circular");
        await client.ComesAboutAsync("the circular never arrived", async () =>
            (await client.GetAsync($"/villages/{village}/card-returns?round={_round}", camat))["lists"]![0]!["circular"] is { HasValues: true });
    }

    /// <summary>The village deliberates on it: a household of the register without a card has one in its place, and fills in its SKRTM.</summary>
    public async Task DeliberateAsync(string household)
    {
        await _deliberation.OpenOnCardsAsync(_round, await OnAsync(3));
        _skrtm = await _deliberation.ReplaceAsync(_returned, household);
        var tksk = await client.TokenAsync("tksk", District);
        await client.PostAsync($"/villages/{village}/skrtm", tksk, new { round = _round, replacement = _skrtm, answers = new { lantai = "Tanah" } }, "skrtm");
        await _deliberation.UploadAsync();
    }

    /// <summary>It is concluded, and its SKRTM signed by the head, then by the camat: the card is made. The recap forms are handed in.</summary>
    public async Task ReplaceAsync()
    {
        var day = await OnAsync(4);
        await _deliberation.ConcludeOnCardsAsync();
        var (head, camat, tksk) = (await client.TokenAsync("village-head", village), await client.TokenAsync("district-head", District), await client.TokenAsync("tksk", District));
        await client.PostAsync($"/villages/{village}/skrtm/{_skrtm}/signature", head, new { signedOn = day }, "skrtm-head");
        await client.PostAsync($"/villages/{village}/skrtm/{_skrtm}/counter-signature", camat, new { signedOn = day }, "skrtm-camat");
        await client.ComesAboutAsync("the card in another's place was never made", async () =>
            (await client.GetAsync($"/villages/{village}/skrtm?round={_round}", head))["items"]!.Any(s => (string?)s["status"] == "exchanged"));
        await client.PostAsync($"/villages/{village}/replacement-recap/submission", head, new { round = _round }, "recap-village");
        await client.ComesAboutAsync("the village's form never came to its district", async () =>
            (await client.GetAsync($"/districts/{District}/replacement-recap?round={_round}", tksk))["villages"]!.Any(v => (int?)v["submitted"] == 1));
        await client.PostAsync($"/districts/{District}/replacement-recap/submission", tksk, new { round = _round }, "recap-district");
    }

    // The morning of one of its days, as it is written.
    private async Task<string> OnAsync(int day)
    {
        var now = First.AddDays(day);
        await client.DevAsync(HttpMethod.Post, "/dev/clock", new { now });
        return now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
