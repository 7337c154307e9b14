using System.Net;
using Dtks.Domain.Cards;
using Dtks.Domain.Households;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.CardRounds;

/// <summary>Steps of cards that many flows share.</summary>
public static class CardSteps
{
    /// <summary>The body of a round.</summary>
    public static object Round(string kind = "KPS", string from = "2026-11-01", string until = "2026-12-31", params string[] regencies) =>
        new { name = $"Putaran {kind}", kind, validFrom = from, validUntil = until, regencies };

    /// <summary>Makes a round and waits until its cards are made; its id.</summary>
    public static async Task<string> MakeRoundAsync(this Flow flow, object round)
    {
        var made = (await flow.PostAsync("/card-rounds", await flow.TokenAsync("ministry-officer", "ID"), round)).Expect(HttpStatusCode.Accepted);
        await flow.IdleAsync();
        return made["id"]!;
    }

    /// <summary>A round as an auditor of an area sees it.</summary>
    public static async Task<JToken> RoundAsync(this Flow flow, string round, string area = "ID") =>
        (await flow.GetAsync($"/card-rounds/{round}", await flow.TokenAsync("auditor", area))).Expect(HttpStatusCode.OK).Json;

    /// <summary>Where the cards stand in an area, such as <c>4 of 5: 4 made</c>.</summary>
    public static string Stand(this JToken progress)
    {
        var cards = (JObject)progress["cards"]!;
        var where = cards.Properties().Where(p => p.Name != "total" && (int)p.Value > 0).Select(p => $"{p.Value} {p.Name}");
        return $"{progress["done"]} of {progress["villages"]}, {progress["nothing"]} nothing, {progress["passedOver"]} passed over: {cards["total"]} ({string.Join(", ", where)})";
    }

    /// <summary>A round's cards in a village, as its officer sees them.</summary>
    public static async Task<IReadOnlyList<JToken>> CardsAsync(this Flow flow, string village, string round, string more = "") =>
        [.. (await flow.GetAsync($"/villages/{village}/cards?round={round}&limit=100{more}", await flow.TokenAsync("village-officer", village))).Expect(HttpStatusCode.OK).Json["items"]!];

    /// <summary>A file, as bytes.</summary>
    public static async Task<byte[]> BytesAsync(this FlowHost host, string path, string token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.BaseUrl, $"/api{path}"));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var answer = await http.SendAsync(request);
        Assert.Equal("OK application/pdf", $"{answer.StatusCode} {answer.Content.Headers.ContentType?.MediaType}");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Has commands carried out on cards of a village, in one change, as functions do.</summary>
    public static async Task DoAsync(this FlowHost host, string village, string round, params (string Card, CardCommand Command)[] what)
    {
        var cards = host.Services.GetRequiredService<CardRepository>();
        var decided = new List<(CardDocument? Card, IReadOnlyList<CardEvent> Events)>();
        foreach (var (id, command) in what)
        {
            var card = (await cards.FindAsync(village, id, CancellationToken.None))!;
            decided.Add((card, Accepted.Events(cards.Decide(command, card.State, village))));
        }

        var standing = (await cards.RoundAsync(village, round, CancellationToken.None))!;
        await host.Services.GetRequiredService<ChangeCommit>().SaveAsync(CardRepository.Change(standing, decided).Change, CancellationToken.None);
    }

    /// <summary>Stands so many households more in a village, each like one that is there, straight in the store.</summary>
    public static async Task LikeAsync(this FlowHost host, string village, string household, int count)
    {
        var store = host.Services.GetRequiredService<DocumentStore>();
        var known = (await store.ReadAsync<HouseholdDocument>(Partitions.Registry(village), HouseholdDocument.IdOf(household), CancellationToken.None))!;
        for (var i = 0; i < count; i++)
        {
            var id = $"{i:x8}{household[8..]}";
            Assert.True(await store.TryCreateAsync(Partitions.Registry(village), known with { Id = HouseholdDocument.IdOf(id), ETag = null, State = Named(known.State, id) }, CancellationToken.None));
        }
    }

    private static HouseholdState Named(HouseholdState state, string id) => state with { Id = id };
}
