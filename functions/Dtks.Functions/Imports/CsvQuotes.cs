using System.Buffers;
using System.Globalization;
using System.Text;
using Dtks.Domain.Imports;

namespace Dtks.Functions.Imports;

/// <summary>
/// Makes quotation marks mean to the reader what they mean to spreadsheets: one that begins a cell encloses it, any other is a part of the text (<c>Gg. 5" no 2</c>). Otherwise two of them, rows
/// apart, would swallow the rows between.
/// </summary>
internal static class CsvQuotes
{
    // A cell may have lines; one with these many separators below its first is rows that ran together.
    private const int RunTogether = 5;

    /// <summary>The same rows, with every quotation mark closed or doubled.</summary>
    /// <exception cref="RefusedFileException">A cell is opened and not closed, or goes on after it is: told with its row.</exception>
    public static string Settle(string text, char separator)
    {
        if (!text.Contains('"', StringComparison.Ordinal))
        {
            return text;
        }

        var ends = SearchValues.Create([separator, '\r', '\n']);
        var settled = new StringBuilder(text.Length + 64);
        var row = 1;
        for (var at = 0; at < text.Length; at++)
        {
            var end = text[at] == '"' ? EndOfQuoted(text, at, separator, row) : EndOf(text, at, ends);
            Append(settled, text.AsSpan(at, end - at));
            if (end == text.Length)
            {
                break;
            }

            settled.Append(text[end]);
            row += text[end] == '\n' || (text[end] == '\r' && !text.AsSpan(end + 1).StartsWith("\n")) ? 1 : 0;
            at = end;
        }

        return settled.ToString();
    }

    private static void Append(StringBuilder settled, ReadOnlySpan<char> cell)
    {
        if (cell.StartsWith("\"") || !cell.Contains('"'))
        {
            settled.Append(cell);
            return;
        }

        settled.Append('"').Append(cell.ToString().Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    private static int EndOf(string text, int at, SearchValues<char> ends) => text.AsSpan(at).IndexOfAny(ends) is var end and >= 0 ? at + end : text.Length;

    private static int EndOfQuoted(string text, int at, char separator, int row)
    {
        for (var close = at + 1; (close = text.IndexOf('"', close)) >= 0; close += 2)
        {
            if (close + 1 < text.Length && text[close + 1] == '"')
            {
                continue;
            }

            var goesOn = close + 1 < text.Length && text[close + 1] != separator && text[close + 1] is not ('\r' or '\n');
            return goesOn || IsRows(text.AsSpan(at, close - at), separator) ? throw Open(row) : close + 1;
        }

        throw Open(row);
    }

    private static bool IsRows(ReadOnlySpan<char> cell, char separator) => cell.IndexOfAny('\r', '\n') is var line and >= 0 && cell[line..].Count(separator) >= RunTogether;

    private static RefusedFileException Open(int row) => new(ImportViolations.QuoteOpen, ("row", row.ToString(CultureInfo.InvariantCulture)));
}
