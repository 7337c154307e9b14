using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Dtks.Domain.Areas;

namespace Dtks.Domain.Cards;

/// <summary>
/// A card's unique number (CRD-10): 20 digits, of which 1 is the kind, 3 the round, 10 the village, 4 the serial in village and round, and 2 check (ISO 7064, mod 97-10: any
/// single wrong digit and any two that changed places are found). No counter of the nation is needed for it. Derived: the sources give no format.
/// </summary>
public sealed record CardNumber
{
    /// <summary>The highest serial in a village and round.</summary>
    public const int MostSerial = 9999;

    /// <summary>The highest number of a round.</summary>
    public const int MostRound = 999;

    /// <summary>How many digits it has.</summary>
    public const int Length = 20;

    private const int Modulus = 97;

    private CardNumber(string value) => Value = value;

    /// <summary>The 20 digits. They lead to a household: shown to those only who may know of it.</summary>
    public string Value { get; }

    /// <summary>The kind it was made for.</summary>
    public CardKind Kind => Value[0] == '1' ? CardKind.Kps : CardKind.Kks;

    /// <summary>The round's number, 1 to 999.</summary>
    public int Round => Digits(1, 3);

    /// <summary>The village it was made in.</summary>
    public AreaCode Village => AreaCode.Parse(Value[4..14]);

    /// <summary>The serial in village and round, 1 to 9,999.</summary>
    public int Serial => Digits(14, 4);

    /// <summary>The number of a card.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="round">The round's number, 1 to 999.</param>
    /// <param name="village">The village.</param>
    /// <param name="serial">The serial, 1 to 9,999.</param>
    /// <exception cref="ArgumentOutOfRangeException">A part is out of its range: a programming error.</exception>
    public static CardNumber Of(CardKind kind, int round, AreaCode village, int serial)
    {
        ArgumentNullException.ThrowIfNull(village);
        ArgumentOutOfRangeException.ThrowIfNotEqual(village.Level, AreaLevel.Village);
        ArgumentOutOfRangeException.ThrowIfLessThan(round, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(round, MostRound);
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(serial, MostSerial);
        var body = string.Create(CultureInfo.InvariantCulture, $"{(int)kind + 1}{round:000}{village.Value}{serial:0000}");
        return new CardNumber(string.Create(CultureInfo.InvariantCulture, $"{body}{Modulus + 1 - (Remainder(body) * 100 % Modulus):00}"));
    }

    /// <summary>Reads a number: 20 ASCII digits whose check digits hold, of a kind that there is and a village's code.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CardNumber? number)
    {
        number = text is { Length: Length } && text.All(char.IsAsciiDigit) && text[0] is '1' or '2' && text![1..4] != "000" && text[14..18] != "0000" && Remainder(text) == 1
            && text[18..] is not ("00" or "01" or "99") && AreaCode.TryParse(text[4..14], out _)
                ? new CardNumber(text) : null;
        return number is not null;
    }

    /// <summary>Reads a number as people write it: also in groups, as it stands on the card, with spaces, hyphens, dots or slashes between them.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out CardNumber? number) =>
        TryParse(text is null ? null : string.Concat(text.Where(c => !char.IsWhiteSpace(c) && char.GetUnicodeCategory(c) != UnicodeCategory.DashPunctuation && c is not ('.' or '/'))), out number);

    /// <summary>Reads one that is known to be right, as from our own store.</summary>
    /// <exception cref="FormatException">It is not; the message does not repeat it.</exception>
    public static CardNumber Parse(string text) => TryParse(text, out var number) ? number : throw new FormatException("No card number.");

    /// <summary>In groups of four, as it stands on the card.</summary>
    public string InGroups() => string.Join(' ', Enumerable.Range(0, Length / 4).Select(i => Value.Substring(i * 4, 4)));

    /// <summary>Hidden: it leads to a household (REG-3).</summary>
    public override string ToString() => "[card number]";

    private static int Remainder(string digits) => digits.Aggregate(0, (sum, digit) => ((sum * 10) + (digit - '0')) % Modulus);

    private int Digits(int from, int count) => int.Parse(Value.AsSpan(from, count), CultureInfo.InvariantCulture);
}
