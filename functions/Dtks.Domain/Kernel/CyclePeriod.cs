using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;

namespace Dtks.Domain.Kernel;

/// <summary>A month, as cycles (VER-1), entitlements and letters count them, written <c>yyyy-MM</c>; from 2014-01 to 2999-12.</summary>
public sealed record CyclePeriod : IComparable<CyclePeriod>
{
    private const int FirstYear = 2014;
    private const int LastYear = 2999;

    private CyclePeriod(int year, int month)
    {
        Year = year;
        Month = month;
    }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>The month, 1 to 12.</summary>
    public int Month { get; }

    /// <summary><c>yyyy-MM</c>.</summary>
    public string Value => ToString();

    /// <summary>Its first day.</summary>
    public LocalDate FirstDay => new(Year, Month, 1);

    /// <summary>Its last day.</summary>
    public LocalDate LastDay => FirstDay.PlusMonths(1).PlusDays(-1);

    /// <summary>The month after; itself at the end of the range.</summary>
    public CyclePeriod Next => Of(FirstDay.PlusMonths(1));

    /// <summary>The month before; itself at the beginning of the range.</summary>
    public CyclePeriod Previous => Of(FirstDay.PlusMonths(-1));

    /// <summary>The month that a date lies in; the nearest in the range where it lies outside.</summary>
    public static CyclePeriod Of(LocalDate date) => date.Year < FirstYear ? new(FirstYear, 1)
        : date.Year > LastYear ? new(LastYear, 12)
        : new(date.Year, date.Month);

    /// <summary>Reads <c>yyyy-MM</c>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CyclePeriod? period)
    {
        period = text is { Length: 7 } && text[4] == '-' && Digits(text.AsSpan(0, 4)) is { } year && Digits(text.AsSpan(5, 2)) is { } month
            && year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 ? new CyclePeriod(year, month) : null;
        return period is not null;
    }

    /// <summary>Reads one that is known to be right, as from our own store.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static CyclePeriod Parse(string text) =>
        TryParse(text, out var period) ? period : throw new FormatException($"'{text}' is no period.");

    /// <inheritdoc/>
    public int CompareTo(CyclePeriod? other) => other is null ? 1 : (Year, Month).CompareTo((other.Year, other.Month));

    /// <summary><c>yyyy-MM</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    private static int? Digits(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
