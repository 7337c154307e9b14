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
    public static string? Read(ImportRow row, ImportColumn column, List<RowFault> faults)
    {
        if (row[column] is not { } cell) return null;
        var text = Written(cell);
        if (text.Length == 0) return null;
        var fault = cell.Kind switch
        {
            CellKind.Error => RowFault.Of(ImportViolations.CellError, column),
            CellKind.Formula => RowFault.Of(ImportViolations.Formula, column),
            CellKind.Date => column == ImportColumn.BirthDate ? null : RowFault.Of(ImportViolations.DateCell, column),
            _ when text[0] == '=' => RowFault.Of(ImportViolations.Formula, column),
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

    private static RowFault? FaultOf(ImportColumn column, CellKind kind, string text) => column switch
    {
        ImportColumn.FamilyCard or ImportColumn.Nik or ImportColumn.Recipient => NumberFault(column, kind, WrittenText.Number(text)),
        ImportColumn.BirthDate => WrittenDates.Fault(column, WrittenText.Digits(text)),
        _ => null,
    };

    private static RowFault? NumberFault(ImportColumn column, CellKind kind, string text)
    {
        if (Scientific().IsMatch(text)) return RowFault.Of(ImportViolations.Scientific, column, "REG-2");
        if (text[0] is ('\'' or '`' or '\u2019' or '\u2018') && text[1..].All(char.IsAsciiDigit)) return RowFault.Of(ImportViolations.TextMark, column, "REG-2");
        if (kind == CellKind.Number && text.Length >= Digits) return RowFault.Of(ImportViolations.NumberRounded, column, "REG-2");
        return text.Length is >= LeastToldLost and < Digits && text.All(char.IsAsciiDigit)
            ? RowFault.Of(ImportViolations.DigitsLost, column, "REG-2", ("count", InputReader.Number(text.Length)))
            : null;
    }

    // As it was before our own results put something before it.
    private static string Written(ImportCell cell) => FormulaGuard.Unguard(WrittenText.Clean(cell.Text)).TrimStart();

    [GeneratedRegex(@"^\d([.,]\d+)?[eE]\+?\d{1,2}$")]
    private static partial Regex Scientific();
}
