using System.Globalization;
using NodaTime;

namespace Dtks.Domain.Imports;

/// <summary>
/// Dates as spreadsheets and people leave them. Only yyyy-mm-dd and a cell that the file itself calls a date are taken; of all else it is told what was probably meant, and nothing
/// is guessed.
/// </summary>
internal static class WrittenDates
{
    // Days from 1900-03-01 on, where Excel's count has no leap day too many: 61 is that day.
    private const int FirstSerial = 61;
    private static readonly LocalDate SerialZero = new(1899, 12, 30);
    private static readonly LocalDate Latest = new(2199, 12, 31);

    public static RowFault? Fault(ImportTableColumn column, string text)
    {
        if (IsIso(text)) return null;
        if (OfSerial(text) is { } day) return RowFault.At(ImportViolations.DateSerial, column.Name, column.Rule, ("meant", Iso(day)));
        var parts = text.Split(['/', '-', '.', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length != 3 || !parts.All(p => p.Length is >= 1 and <= 4 && p.All(char.IsAsciiDigit)))
            return RowFault.At(ImportViolations.DateForm, column.Name, column.Rule);
        var numbers = parts.Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        return parts[0].Length == 4
            ? Meant(column, Day(numbers[0], numbers[1], numbers[2]), null)
            : Meant(column, Day(numbers[2], numbers[1], numbers[0]), Day(numbers[2], numbers[0], numbers[1]));
    }

    /// <summary>The day of a serial number as Excel counts; null for what is none of a person's life.</summary>
    internal static LocalDate? OfSerial(string text) =>
        text.Length is >= 2 and <= 6 && text.All(char.IsAsciiDigit) && int.Parse(text, CultureInfo.InvariantCulture) is >= FirstSerial and var serial && SerialZero.PlusDays(serial) is var day && day <= Latest
            ? day
            : null;

    internal static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static bool IsIso(string text) => text.Length == 10 && text[4] == '-' && text[7] == '-' && text.Where((_, i) => i is not (4 or 7)).All(char.IsAsciiDigit);

    private static RowFault Meant(ImportTableColumn column, LocalDate? dayFirst, LocalDate? monthFirst) => (dayFirst, monthFirst) switch
    {
        ({ } day, { } month) when day != month => RowFault.At(ImportViolations.DateOrder, column.Name, column.Rule, ("first", Iso(day)), ("second", Iso(month))),
        ({ } day, _) => RowFault.At(ImportViolations.DateMeant, column.Name, column.Rule, ("meant", Iso(day))),
        (_, { } month) => RowFault.At(ImportViolations.DateMeant, column.Name, column.Rule, ("meant", Iso(month))),
        _ => RowFault.At(ImportViolations.DateForm, column.Name, column.Rule),
    };

    // Of two digits nobody can tell the century: such a year is none of these, and the date is told only how to write it.
    private static LocalDate? Day(int year, int month, int day) =>
        year is >= 1900 and <= 2199 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;
}
