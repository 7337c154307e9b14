using System.Globalization;
using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.CardRounds;

/// <summary>A round makes cards, which are looked at and printed, and expires.</summary>
public sealed class AuditedCardRounds : IAuditedChapter
{
    private string _village = string.Empty;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, AuditedCase> Cases { get; } = new Dictionary<string, AuditedCase>(StringComparer.Ordinal)
    {
        ["card.made"] = new("system", "CRD-10 CRD-9", "card", "number round household holder madeOn validUntil"),
        ["card.read"] = new("post-officer", null, "card", "head spouse members address familyCardNumber", IsDecided: false),
        ["cardRound.made"] = new("system", "CRD-1", "round", "madeOn"),
        ["cardRound.started"] = new("ministry-officer", "CRD-1", "round", "kind validFrom validUntil regencies"),
        ["cardRound.villageExpired"] = new("system", "CRD-10", "card", "counts"),
        ["cardRound.villageMade"] = new("system", "CRD-1", "card", "counts passedOver"),
        ["cards.listed"] = new("village-officer", null, "card", "number household status head address", IsDecided: false),
        ["cards.read"] = new("post-officer", null, "card", "head spouse members address familyCardNumber", IsDecided: false),
    };

    /// <inheritdoc />
    public async Task PrepareAsync(AuditedScene scene)
    {
        _village = scene.NextVillage();
        await scene.Flow.EligibleAsync(SampleFamily.Of(_village, members: 3), "registerWithAssistance", "PKH");
    }

    /// <inheritdoc />
    public async Task TellAsync(AuditedScene scene)
    {
        var flow = scene.Flow;
        var until = (await flow.NowAsync()).AddDays(10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var round = await flow.MakeRoundAsync(CardSteps.Round(until: until, regencies: scene.Regency));
        var card = (await flow.CardsAsync(_village, round))[0]["id"];
        var post = await flow.TokenAsync("post-officer", scene.Regency);
        foreach (var path in new[] { $"cards/{card}", $"cards/{card}/print", $"card-sheet?round={round}" })
        {
            (await flow.GetAsync($"/villages/{_village}/{path}", post)).Expect(HttpStatusCode.OK);
        }
    }
}
