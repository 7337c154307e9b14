using Dtks.Functions.Areas;

namespace Dtks.Functions.CardRounds;

/// <summary>Where a card's household lives, in names.</summary>
/// <param name="Village">The village's name.</param>
/// <param name="District">The district's.</param>
/// <param name="Regency">The regency's, with its kind.</param>
internal sealed record CardPlace(string Village, string District, string Regency)
{
    /// <summary>Of a village's code.</summary>
    public static CardPlace Of(string village, AreaDirectory areas)
    {
        string NameOf(string code) => areas.Find(code)?.Name ?? code;
        return new CardPlace(NameOf(village), NameOf(village[..6]), NameOf(village[..4]));
    }
}
