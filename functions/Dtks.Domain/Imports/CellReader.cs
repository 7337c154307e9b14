using System.Text.RegularExpressions;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Imports;

/// <summary>
/// Reads single cells as the intake takes them, and finds what a spreadsheet made of them (REG-2): lost digits, rounding, dates as numbers. It is told with advice; nothing is guessed.
/// </summary>
internal static partial class CellReader
{
    private const int Digits = 16;
    private const int LeastToldLost = 10;

    /// <summary>The cell's text for the intake; null for a blank one, and for one that has a fault.</summary>
    public static string? Read(ImportRow row, ImportColumn column, List<RowFault> faults) => Read(row, ImportColumns.Table, (int)column, faults);

    /// <summary>The same, of a column of any table.</summary>
    public static string? Read(ImportRow row, ImportTable table, int place, List<RowFault> faults)
    {
        if (row[place] is not { } cell) return null;
        var column = table[place];
        var text = Written(cell);
        if (text.Length == 0) return null;
        var fault = cell.Kind switch
        {
            CellKind.Error => RowFault.At(ImportViolations.CellError, column.Name),
            CellKind.Formula => RowFault.At(ImportViolations.Formula, column.Name),
            CellKind.Date => column.IsDate ? null : RowFault.At(ImportViolations.DateCell, column.Name),
            _ when text[0] == '=' => RowFault.At(ImportViolations.Formula, column.Name),
            _ => FaultOf(column, cell.Kind, text),
        };
        if (fault is null) return text;
        faults.Add(fault);
        return null;
    }

    /// <summary>Whether a number of the population register ends as all do that a spreadsheet has rounded.</summary>
    public static bool LooksRounded(string number) => number.Length == Digits && number[^1] == '0';

    /// <summary>A number as it stands in a cell, without what separates its groups.</summary>
    public static string Number(ImportCell? cell) => cell is { } c ? WrittenText.Number(Written(c)) : string.Empty;

    private static RowFault? FaultOf(ImportTableColumn column, CellKind kind, string text) =>
        column.Number is { } number ? NumberFault(column, number, kind, WrittenText.Number(text))
        : column.IsDate ? WrittenDates.Fault(column, WrittenText.Digits(text))
        : null;

    private static RowFault? NumberFault(ImportTableColumn column, ImportNumber number, CellKind kind, string text)
    {
        if (IsScientific(text)) return RowFault.At(number.Scientific, column.Name, column.Rule);
        if (text[0] is ('\'' or '`' or '\u2019' or '\u2018') && text[1..].All(char.IsAsciiDigit)) return RowFault.At(ImportViolations.TextMark, column.Name, column.Rule);
        if (IsRounded(number, kind, text)) return RowFault.At(number.Rounded, column.Name, column.Rule);
        return text.Length >= LeastToldLost && text.Length < number.Digits && text.All(char.IsAsciiDigit)
            ? RowFault.At(number.Lost, column.Name, column.Rule, ("count", InputReader.Number(text.Length)))
            : null;
    }

    /// <summary>Whether a number's cell holds other digits than were typed: a spreadsheet rounded them, or wrote them as a power of ten.</summary>
    public static bool IsSpoilt(ImportTableColumn column, ImportCell cell) =>
        column.Number is { } number && WrittenText.Number(Written(cell)) is { Length: > 0 } text && (IsScientific(text) || IsRounded(number, cell.Kind, text));

    private static bool IsScientific(string text) => Scientific().IsMatch(text);

    private static bool IsRounded(ImportNumber number, CellKind kind, string text) => kind == CellKind.Number && text.Length >= number.Digits;

    // As it was before our own results put something before it.
    private static string Written(ImportCell cell) => FormulaGuard.Unguard(WrittenText.Clean(cell.Text)).TrimStart();

    [GeneratedRegex(@"^\d([.,]\d+)?[eE]\+?\d{1,2}$")]
    private static partial Regex Scientific();
}
