using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dtks.Domain.Cards;

namespace Dtks.Functions.CardRounds;

/// <summary>
/// Ids of rounds and cards: 32 hexadecimal digits, of which the first three are the round's number. So a card's id tells its round, and the cards of a round stand together in their village.
/// </summary>
public static class CardIds
{
    /// <summary>How many digits tell the round.</summary>
    public const int RoundDigits = 3;

    private const int Digits = 32;

    /// <summary>A round's id.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="cause">The id of the request that it is made by.</param>
    public static string OfRound(int number, string cause) => Of(number, cause);

    /// <summary>The id of the card that a round makes for a household.</summary>
    public static string OfCard(CardRound round, string household)
    {
        ArgumentNullException.ThrowIfNull(round);
        return Of(round.Number, $"{round.Id}/{household}");
    }

    /// <summary>The id of the card that is made in another's place (CRD-9): of that alone, so that it is made once.</summary>
    public static string OfReplacement(CardState replaced)
    {
        ArgumentNullException.ThrowIfNull(replaced);
        return Of(replaced.Number.Round, $"replaces/{replaced.Id}");
    }

    /// <summary>The id of the card that is made for a household anew, by an appeal that was granted against the withdrawal of one (GOV-3).</summary>
    public static string OfAppeal(CardState withdrawn, string appeal)
    {
        ArgumentNullException.ThrowIfNull(withdrawn);
        return Of(withdrawn.Number.Round, $"appeal/{appeal}");
    }

    /// <summary>The number of the round that an id tells; null where it tells none.</summary>
    public static int? RoundOf(string id) => Platform.Http.PathId.IsId(id) && int.TryParse(id.AsSpan(0, RoundDigits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What the ids of a round's cards begin with.</summary>
    public static string StartOf(int number) => number.ToString("000", CultureInfo.InvariantCulture);

    private static string Of(int number, string cause) => StartOf(number) + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cause)))[..(Digits - RoundDigits)];
}
