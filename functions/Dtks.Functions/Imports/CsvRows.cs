using System.Globalization;
using Dtks.Domain.Imports;
using nietras.SeparatedValues;

namespace Dtks.Functions.Imports;

/// <summary>
/// Reads the rows of a CSV: comma, semicolon or tab, told by the header that they make; quotation marks, and line breaks within them. A million rows or a cell of 10 MB are refused where
/// that shows, and not held.
/// </summary>
internal static class CsvRows
{
    private const int HeaderWithin = 10;
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>The rows, as they are asked for.</summary>
    /// <exception cref="RefusedFileException">It is no text, or a quotation mark is not closed or goes on.</exception>
    public static IEnumerable<FileRow> Of(byte[] bytes, ImportTable table)
    {
        var text = CsvText.Read(bytes);

        // So Excel is told the separator; it takes the line for no row.
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.IndexOf('\n', StringComparison.Ordinal) is var end and > 4 && Array.IndexOf(Separators, text[4]) >= 0)
        {
            return Rows(CsvQuotes.Settle(text[(end + 1)..], text[4]), text[4]);
        }

        var separator = Separators.MaxBy(s => Known(text, s, table));
        return Rows(CsvQuotes.Settle(text, separator), separator);
    }

    private static int Known(string text, char separator, ImportTable table) =>
        TableReader.HeaderOf([.. Rows(text, separator, tells: false).Where(r => !r.IsBlank).Take(HeaderWithin)], table) is { } header ? ImportHeader.Known(table, header.Names()) : 0;

    private static IEnumerable<FileRow> Rows(string text, char separator, bool tells = true)
    {
        using var reader = Sep.New(separator).Reader(o => o with { HasHeader = false, Unescape = true, DisableColCountCheck = true }).FromText(text);
        for (var number = 1; reader.MoveNext(); number++)
        {
            yield return new FileRow(number, Cells(reader.Current, number, tells));
        }
    }

    private static List<ImportCell?> Cells(SepReader.Row row, int number, bool tells)
    {
        var count = Math.Min(row.ColCount, ImportLimits.MaxColumns);
        var cells = new List<ImportCell?>(count);
        for (var i = 0; i < count; i++)
        {
            var span = row[i].Span;
            var isLong = span.Length > ImportLimits.MaxCell;
            if (isLong && tells)
            {
                throw TooLong(number);
            }

            cells.Add(span.IsEmpty || isLong ? null : new ImportCell(CellKind.Text, span.ToString()));
        }

        return cells;
    }

    /// <summary>A cell that is longer than any can be.</summary>
    public static RefusedFileException TooLong(int row) => new(
        ImportViolations.CellTooLong,
        ("row", row.ToString(CultureInfo.InvariantCulture)),
        ("max", ImportLimits.MaxCell.ToString(CultureInfo.InvariantCulture)));
}
