using System.Net;
using Dtks.Domain.Areas;
using Dtks.Flows.Tests.CardRounds;
using Dtks.Flows.Tests.Removals;
using Newtonsoft.Json.Linq;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Flows.Tests.CardDelivery;

/// <summary>Steps of what becomes of cards.</summary>
public static class DeliverySteps
{
    /// <summary>A village with so many cards of a round of its own.</summary>
    public static async Task<CardVillage> CardsInAsync(this FlowHost host, Place place, int count, int days = 90)
    {
        var flow = host.Flow;
        var (household, citizen) = await flow.OwnHouseholdAsync(SampleFamily.Of(place.Village, members: 2), "PKH");
        await host.LikeAsync(place.Village, household, count - 1);
        var today = await flow.TodayAsync(place.Village);
        var round = await flow.MakeRoundAsync(CardSteps.Round(from: Day(today), until: Day(today.PlusDays(days)), regencies: place.Regency));
        var cards = await flow.CardsAsync(place.Village, round);
        Assert.Equal(count, cards.Count);
        var own = cards.Single(c => (string?)c["household"] == household);
        return new CardVillage(host, place, round, [(string)own["id"]!, .. cards.Where(c => c != own).Select(c => (string)c["id"]!)], household, citizen, await flow.TokenAsync("post-officer", place.Regency));
    }

    /// <summary>Today in a village, by its own zone.</summary>
    public static async Task<LocalDate> TodayAsync(this Flow flow, string village) => TimeZones.DateIn(AreaCode.Parse(village), Instant.FromDateTimeOffset(await flow.NowAsync()));

    /// <summary>A day as it is sent.</summary>
    public static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
}

/// <summary>A village with cards, and what PT Pos and others do there. The first card is that of a household whose citizen is known.</summary>
public sealed record CardVillage(FlowHost Host, Place Place, string Round, IReadOnlyList<string> Cards, string Household, string Citizen, string Post)
{
    /// <summary>The village.</summary>
    public string Code => Place.Village;

    /// <summary>The district.</summary>
    public string District => Code[..6];

    private Flow Flow => Host.Flow;

    /// <summary>A row of a delivered card.</summary>
    public static object Delivered(string card, string on, string? companion = "Contoh Dua") => new { card, outcome = "delivered", receivedBy = "Contoh Satu", accompaniedBy = companion, on };

    /// <summary>A row of a returned card.</summary>
    public static object Returned(string card, string on, string? reason = "emptyHouse") => new { card, outcome = "returned", reason, on };

    /// <summary>So many days after today in the village's zone, as it is sent.</summary>
    public async Task<string> DayAsync(int after = 0) => DeliverySteps.Day((await Flow.TodayAsync(Code)).PlusDays(after));

    /// <summary>Sends rows.</summary>
    public Task<Answer> SendAsync(IEnumerable<object> rows, string query = "", params (string Name, string Value)[] headers) => Flow.PostAsync($"/villages/{Code}/card-deliveries{query}", Post, rows, headers);

    /// <summary>Sends rows; each result as <c>applied delivered</c> or <c>refused card.missing CRD-1 /0/card</c>.</summary>
    public async Task<string[]> RecordAsync(params object[] rows) => Told((await SendAsync(rows)).Expect(HttpStatusCode.OK).Json);

    /// <summary>The results of rows in short.</summary>
    public static string[] Told(JToken answer) =>
        [.. answer["results"]!.Select(r => (string)r["result"]! == "applied" ? $"applied {r["status"]}" : string.Join(' ', new[] { "refused", (string?)r["code"], (string?)r["rule"], (string?)r["pointer"] }.Where(t => t is not null)))];

    /// <summary>Has cards come back today, and hands the list over.</summary>
    public async Task<Answer> ReturnAndHandOverAsync(params string[] cards)
    {
        var today = await DayAsync();
        Assert.All(await RecordAsync([.. cards.Select(card => Returned(card, today))]), r => Assert.Equal("applied returned", r));
        return (await HandOverAsync()).Expect(HttpStatusCode.Created);
    }

    /// <summary>Hands the list of returns over.</summary>
    public Task<Answer> HandOverAsync(string? round = null, params (string Name, string Value)[] headers) => Flow.PostAsync($"/villages/{Code}/card-returns", Post, new { round = round ?? Round }, headers);

    /// <summary>What came back, as the village's head sees it.</summary>
    public async Task<Answer> ReturnsAsync() => (await Flow.GetAsync($"/villages/{Code}/card-returns?round={Round}", await Flow.TokenAsync("village-head", Code))).Expect(HttpStatusCode.OK);

    /// <summary>A household hands its card back.</summary>
    public async Task<Answer> HandBackAsync(string card, string? note = null) => await Flow.PostAsync($"/villages/{Code}/cards/{card}/surrender", await Flow.TokenAsync("tksk", District), new { note });

    /// <summary>That one was handed back is taken back.</summary>
    public async Task<Answer> TakeBackAsync(string card, string? reason = null) => await Flow.PostAsync($"/villages/{Code}/cards/{card}/surrender/withdrawal", await Flow.TokenAsync("tksk", District), new { reason });

    /// <summary>The camat issues a circular; one that is issued arrives.</summary>
    public async Task<Answer> CircularAsync(string number, string? date = null, string[]? villages = null)
    {
        var answer = await Flow.PostAsync($"/districts/{District}/circulars", await Flow.TokenAsync("district-head", District), new { round = Round, number, date = date ?? await DayAsync(), villages });
        await (answer.Status == HttpStatusCode.Created ? ArriveAsync() : Task.CompletedTask);
        return answer;
    }

    /// <summary>Has circulars arrive that were issued: what is due at once is done with the next sweep.</summary>
    public async Task ArriveAsync()
    {
        await Flow.IdleAsync();
        await Flow.FireAsync("SweepDeadlines");
        await Flow.IdleAsync();
    }

    /// <summary>Where the round's cards stand in the village.</summary>
    public async Task<string> StandAsync()
    {
        await Flow.IdleAsync();
        var progress = (await Flow.GetAsync($"/card-rounds/{Round}?area={Code}", await Flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK).Json["progress"]!;
        return progress.Stand()[(progress.Stand().LastIndexOf(": ", StringComparison.Ordinal) + 2)..];
    }

    /// <summary>Events of a type about this village, by subject.</summary>
    public async Task<IReadOnlyList<JToken>> EventsAsync(string type) =>
        [.. (await Flow.SendAsync(HttpMethod.Get, $"/dev/events?type={type}")).Expect(HttpStatusCode.OK).Json.Where(e => (string?)e["data"]?["village"] == Code && (string?)e["data"]?["round"] == Round)];
}
