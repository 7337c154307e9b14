using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Cast;

/// <summary>A round's cards in a village of the demo, and who delivers them.</summary>
/// <param name="Village">The village.</param>
/// <param name="Round">The round's id.</param>
/// <param name="Post">A post officer's token.</param>
/// <param name="Cards">The cards as the village's list has them.</param>
internal sealed record DemoCards(DemoVillage Village, string Round, string Post, IReadOnlyList<JToken> Cards)
{
    /// <summary>The path of the village below /api.</summary>
    public string Path => $"/villages/{Village.Place.Code}";

    /// <summary>The card of the family with that fate, as the list had it.</summary>
    public JToken Of(DemoFate fate)
    {
        var household = Village.With(fate).First().Id;
        return Cards.First(card => (string?)card["household"] == household);
    }

    /// <summary>The card's id.</summary>
    public string Id(DemoFate fate) => (string)Of(fate)["id"]!;
}
