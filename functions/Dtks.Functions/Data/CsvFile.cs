using System.Globalization;
using Dtks.Domain.Kernel;
using nietras.SeparatedValues;

namespace Dtks.Functions.Data;

/// <summary>
/// A file as CSV (RFC 4180): in UTF-8 with its mark, since spreadsheets take it for another code without. No cell is carried out as a formula by whatever opens it (<see cref="FormulaGuard"/>).
/// </summary>
internal static class CsvFile
{
    /// <summary>What it is written in.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>The file's text, its mark included.</summary>
    /// <param name="header">The columns' names.</param>
    /// <param name="rows">Rows of as many cells.</param>
    public static string Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        ArgumentNullException.ThrowIfNull(header);
        return '\uFEFF' + More(header.Count, rows.Prepend(header));
    }

    /// <summary>Further rows of a file that is written in parts: as they stand in the middle of it.</summary>
    /// <param name="columns">How many columns it has.</param>
    /// <param name="rows">Rows of as many cells.</param>
    public static string More(int columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
        using (var writer = Sep.New(',').Writer(o => o with { Escape = true, WriteHeader = false }).To(text, leaveOpen: true))
        {
            foreach (var cells in rows)
            {
                using var row = writer.NewRow();
                for (var i = 0; i < columns; i++)
                {
                    row[i].Set(FormulaGuard.Guard(cells[i]));
                }
            }
        }

        return text.ToString();
    }
}
