using System.Globalization;
using Dtks.Domain.Cards;

namespace Dtks.Functions.CardRounds;

/// <summary>What is counted of a village in a round.</summary>
/// <param name="Version">The version of the village's counts; 0 where it has none.</param>
/// <param name="Nothing">1 where nobody had a card, and nobody was passed over; else 0.</param>
/// <param name="PassedOver">Households that hold a card of the kind already.</param>
/// <param name="Counts">How many cards stand where.</param>
public sealed record CardTally(int Version, int Nothing, int PassedOver, CardCounts Counts)
{
    /// <summary>How many cards were made in another's place (CRD-9).</summary>
    public int Replacements { get; init; }

    /// <summary>Households that were judged well-off, and have no other card of the kind for that (CRD-5).</summary>
    public int LeftOut { get; init; }

    /// <summary>That of a village in which nobody had a card.</summary>
    public static CardTally None { get; } = new(0, 1, 0, new CardCounts());
}

/// <summary>The villages of an area together.</summary>
/// <param name="Done">Villages whose cards are made, or that need none.</param>
/// <param name="Nothing">Those of them that need none.</param>
/// <param name="PassedOver">Households that hold a card of the kind already.</param>
/// <param name="Counts">How many cards stand where.</param>
public sealed record CardSums(int Done, int Nothing, int PassedOver, CardCounts Counts)
{
    /// <summary>How many cards were made in another's place (CRD-9).</summary>
    public int Replacements { get; init; }

    /// <summary>Households that were judged well-off, and have no other card of the kind for that (CRD-5).</summary>
    public int LeftOut { get; init; }

    /// <summary>Of no village.</summary>
    public static CardSums None { get; } = new(0, 0, 0, new CardCounts());

    /// <summary>Of one village.</summary>
    public static CardSums Of(CardTally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        return new CardSums(1, tally.Nothing, tally.PassedOver, tally.Counts) { Replacements = tally.Replacements, LeftOut = tally.LeftOut };
    }

    /// <summary>Both together.</summary>
    public CardSums Plus(CardSums other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new CardSums(Done + other.Done, Nothing + other.Nothing, PassedOver + other.PassedOver, Counts.Plus(other.Counts)) { Replacements = Replacements + other.Replacements, LeftOut = LeftOut + other.LeftOut };
    }

    /// <summary>What it has more than another, by the pointer of each number under one.</summary>
    public IReadOnlyDictionary<string, long> Since(CardSums other, string under)
    {
        ArgumentNullException.ThrowIfNull(other);
        (string Name, int By)[] numbers =
        [
            ("done", Done - other.Done), ("nothing", Nothing - other.Nothing), ("passedOver", PassedOver - other.PassedOver), ("replacements", Replacements - other.Replacements), ("leftOut", LeftOut - other.LeftOut),
            .. Enum.GetValues<CardStatus>().Select(status => ($"counts/{Domain.Kernel.WireName.Of(status)}", Counts.Of(status) - other.Counts.Of(status))),
        ];
        return numbers.Where(n => n.By != 0).ToDictionary(n => string.Create(CultureInfo.InvariantCulture, $"{under}/{n.Name}"), n => (long)n.By, StringComparer.Ordinal);
    }
}
