using System.Text;
using Dtks.Domain.Imports;
using nietras.SeparatedValues;

namespace Dtks.Functions.Imports;

/// <summary>Writes results: every cell is text, and none is carried out as a formula by whatever opens it.</summary>
internal static class PrelistWriter
{
    /// <summary>The header of a result.</summary>
    public static IReadOnlyList<string> Header { get; } = [.. ImportColumns.Template.Select(ImportColumns.NameOf), .. ImportColumns.OfResults];

    /// <summary>A file of rows under the header of results.</summary>
    public static byte[] Write(PrelistFormat format, IEnumerable<IReadOnlyList<string>> rows) =>
        format == PrelistFormat.Csv ? Csv(Header, rows) : PrelistWorkbook.Of(Header, rows);

    /// <summary>A CSV: UTF-8 with a byte order mark, by which Excel knows it.</summary>
    public static byte[] Csv(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var writer = Sep.New(',').Writer(o => o with { Escape = true }).ToText();
        writer.Header.Add([.. header]);
        writer.Header.Write();
        foreach (var cells in rows)
        {
            using var row = writer.NewRow();
            for (var i = 0; i < header.Count; i++)
            {
                row[i].Set(Harmless(cells[i]));
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(writer.ToString())];
    }

    /// <summary>A text that no spreadsheet takes for a formula: an apostrophe stands before what would begin one (OWASP, "CSV Injection").</summary>
    public static string Harmless(string text)
    {
        var begins = text.AsSpan().TrimStart();
        return text.Length > 0 && ("\t\r\n".Contains(text[0], StringComparison.Ordinal) || (!begins.IsEmpty && "=+-@\uFF1D\uFF0B\uFF0D\uFF20|".Contains(begins[0], StringComparison.Ordinal))) ? "'" + text : text;
    }
}
