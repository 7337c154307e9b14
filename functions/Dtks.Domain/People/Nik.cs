using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;

namespace Dtks.Domain.People;

/// <summary>
/// Nomor Induk Kependudukan: 16 digits; district of first registration (1-6), date of birth as ddMMyy with 40 added to a woman's day
/// (7-12),
/// serial (13-16). People move, so the district part says nothing of residence; a corrected birth date leaves the NIK as it is (REG-7), so the
/// date part decides nothing and is a hint only. Source of the layout: UU 23/2006, Permendagri 40/2012.
/// </summary>
public sealed record Nik
{
    private const int WomensDayOffset = 40;

    private Nik(string value) => Value = value;

    /// <summary>The 16 digits. Personal data: never logged, encrypted at rest.</summary>
    public string Value { get; }

    /// <summary>Reads a NIK: exactly 16 ASCII digits.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Nik? nik)
    {
        nik = text is { Length: 16 } && text.All(char.IsAsciiDigit) ? new Nik(text) : null;
        return nik is not null;
    }

    /// <summary>Reads one that is known to be right, as from our own store.</summary>
    /// <exception cref="FormatException">It is not; the message does not repeat it.</exception>
    public static Nik Parse(string text) => TryParse(text, out var nik) ? nik : throw new FormatException("Not a NIK.");

    /// <summary>Whether the birth part says this date and sex (REG-2).</summary>
    public bool AgreesWith(LocalDate birthDate, Sex sex) => Value.AsSpan(6, 6).SequenceEqual(BirthPart(birthDate, sex));

    /// <summary>Whether the birth part says this date, for either sex (REG-2).</summary>
    public bool AgreesWith(LocalDate birthDate) => AgreesWith(birthDate, Sex.Male) || AgreesWith(birthDate, Sex.Female);

    /// <summary>Hidden: a NIK is confidential (REG-3).</summary>
    public override string ToString() => "[NIK]";

    private static string BirthPart(LocalDate date, Sex sex) => string.Create(
        CultureInfo.InvariantCulture, $"{date.Day + (sex == Sex.Female ? WomensDayOffset : 0):00}{date.Month:00}{date.Year % 100:00}");
}
