using System.Diagnostics.CodeAnalysis;

namespace Dtks.Domain.People;

/// <summary>Nomor Kartu Keluarga: 16 digits.</summary>
public sealed record FamilyCardNumber
{
    private FamilyCardNumber(string value) => Value = value;

    /// <summary>The 16 digits. Personal data: never logged, encrypted at rest.</summary>
    public string Value { get; }

    /// <summary>Reads a family card number: exactly 16 ASCII digits.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out FamilyCardNumber? number)
    {
        number = text is { Length: 16 } && text.All(char.IsAsciiDigit) ? new FamilyCardNumber(text) : null;
        return number is not null;
    }

    /// <summary>Reads one that is known to be right, as from our own store.</summary>
    /// <exception cref="FormatException">It is not; the message does not repeat it.</exception>
    public static FamilyCardNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("Not 16 digits.");

    /// <summary>Hidden: it leads to persons (REG-3).</summary>
    public override string ToString() => "[KK]";
}
