using System.Net;
using Dtks.Domain.Areas;
using Dtks.Domain.Cards;
using Dtks.Domain.Households;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Functions.CardDelivery;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using NodaTime;

namespace Dtks.Flows.Tests.CardReplacement;

/// <summary>Steps of deliberations on cards and of what follows from them.</summary>
public static class ReplacementSteps
{
    /// <summary>Elements of MUS-3 for cards.</summary>
    public static readonly string[] Elements = ["villageGovernment", "communityGroup", "householdRepresentative"];

    /// <summary>Stands a round in a village of which no card came back and a circular told nevertheless, straight in the store: a deliberation on cards can be opened there.</summary>
    public static async Task<string> AwaitCardsAsync(this FlowHost host, string village)
    {
        var today = LocalDate.FromDateTime((await host.Flow.NowAsync()).UtcDateTime).PlusDays(-1);
        var round = $"001{Guid.NewGuid():N}"[..32];
        var list = new ReturnList { Number = 1, HandedOn = today, DueOn = today.PlusDays(15), Reasons = [], Surrendered = 0, Policy = "2024-05-09/1", Circular = new ReturnCircular("x", "1", today) };
        var counted = new VillageRound
        {
            Round = round,
            Number = 1,
            Kind = CardKind.Kps,
            Village = AreaCode.Parse(village),
            MadeOn = today,
            ValidFrom = today,
            ValidUntil = today.PlusDays(365),
            Counts = new CardCounts(),
            NextSerial = 1,
            Complete = true,
            Returns = new VillageReturns([list]),
        };
        var store = host.Services.GetRequiredService<DocumentStore>();
        var partition = Partitions.Registry(village);
        await store.PutAsync(partition, new VillageCardsDocument { Id = VillageCardsDocument.IdOf(round), Village = village, State = counted, Version = 1 }, CancellationToken.None);
        await store.PutAsync(partition, new ReturnListDocument { Id = ReturnListDocument.IdOf(round, 1), Village = village, Cards = [] }, CancellationToken.None);
        return round;
    }

    /// <summary>Stands so many households more, which have no card, straight in the store; their ids.</summary>
    public static async Task<IReadOnlyList<string>> WithoutCardAsync(this CardVillage here, int count)
    {
        var store = here.Host.Services.GetRequiredService<DocumentStore>();
        var known = (await store.ReadAsync<HouseholdDocument>(Partitions.Registry(here.Code), HouseholdDocument.IdOf(here.Household), CancellationToken.None))!;
        var ids = Enumerable.Range(0, count).Select(i => $"{0xabc00 + i:x8}{here.Household[8..]}").ToList();
        foreach (var id in ids)
        {
            Assert.True(await store.TryCreateAsync(Partitions.Registry(here.Code), known with { Id = HouseholdDocument.IdOf(id), ETag = null, State = known.State with { Id = id } }, CancellationToken.None));
        }

        return ids;
    }

    /// <summary>Has a household stand in the register no more, straight in the store.</summary>
    public static async Task EndAsync(this CardVillage here, string household) =>
        await here.EndAsync(household, new HouseholdEnd(HouseholdEndReason.Left, await here.Host.Flow.TodayAsync(here.Code), To: null));

    /// <summary>Has it stand there again, or no more, straight in the store.</summary>
    public static async Task EndAsync(this CardVillage here, string household, HouseholdEnd? ended)
    {
        var (store, partition) = (here.Host.Services.GetRequiredService<DocumentStore>(), Partitions.Registry(here.Code));
        var known = (await store.ReadAsync<HouseholdDocument>(partition, HouseholdDocument.IdOf(household), CancellationToken.None))!;
        Assert.True(await store.TryReplaceAsync(partition, known with { State = known.State with { Ended = ended } }, CancellationToken.None));
    }

    /// <summary>A deliberation on cards as it is sent, held today in the village.</summary>
    public static async Task<JObject> DraftAsync(this CardVillage here, int day = 0, string? round = null)
    {
        var draft = DeliberationFlow.Draft("cards", Elements);
        draft["heldOn"] = await here.DayAsync(day);
        draft["round"] = round ?? here.Round;
        return draft;
    }

    /// <summary>Opens one, held today, once the village's units are recorded.</summary>
    public static async Task<DeliberationFlow> DeliberateAsync(this CardVillage here)
    {
        var deliberation = await DeliberationFlow.OpenAsync(here.Host.Flow, here.Code, await here.DraftAsync());
        await deliberation.UnitsAsync(("RW 1", "rw"));
        return deliberation;
    }

    /// <summary>A village with so many cards, of which some came back and a circular told, and a deliberation on them that is open.</summary>
    public static async Task<(CardVillage Here, DeliberationFlow Deliberation)> DeliberatingAsync(this FlowHost host, Place place, int cards, params int[] returned)
    {
        var here = await host.CardsInAsync(place, cards);
        await here.ReturnAndHandOverAsync([.. returned.Select(i => here.Cards[i])]);
        (await here.CircularAsync($"400/{Guid.NewGuid():N}")).Expect(HttpStatusCode.Created);
        await host.Flow.IdleAsync();
        return (here, await here.DeliberateAsync());
    }

    /// <summary>A decision on a card as it is sent.</summary>
    public static object On(string card, string decision, string? note = null) => new { card, decision, note };

    /// <summary>The ids of the replacements in an answer.</summary>
    public static IReadOnlyList<string> Replacements(this Answer answer) => [.. answer.Expect(HttpStatusCode.OK).Json["replacements"]!.Select(r => (string)r["id"]!)];

    /// <summary>Where a card stands, as its village's officer sees it.</summary>
    public static async Task<Answer> CardAsync(this CardVillage here, string card) =>
        (await here.Host.Flow.GetAsync($"/villages/{here.Code}/cards/{card}", await here.Host.Flow.TokenAsync("village-officer", here.Code))).Expect(HttpStatusCode.OK);

    /// <summary>The village head, then the camat sign an SKRTM today.</summary>
    public static async Task SignBothAsync(this CardVillage here, string skrtm)
    {
        (await here.SignAsync(skrtm)).Expect(HttpStatusCode.OK);
        (await here.CounterSignAsync(skrtm)).Expect(HttpStatusCode.OK);
        await here.Host.Flow.IdleAsync();
    }

    /// <summary>The village head signs one.</summary>
    public static async Task<Answer> SignAsync(this CardVillage here, string skrtm, int day = 0) =>
        await here.Host.Flow.PostAsync($"/villages/{here.Code}/skrtm/{skrtm}/signature", await here.Host.Flow.TokenAsync("village-head", here.Code), new { signedOn = await here.DayAsync(day) });

    /// <summary>The camat signs one.</summary>
    public static async Task<Answer> CounterSignAsync(this CardVillage here, string skrtm, int day = 0) =>
        await here.Host.Flow.PostAsync($"/villages/{here.Code}/skrtm/{skrtm}/counter-signature", await here.Host.Flow.TokenAsync("district-head", here.District), new { signedOn = await here.DayAsync(day) });
}
