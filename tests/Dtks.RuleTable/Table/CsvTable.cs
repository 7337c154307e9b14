using System.Text;

namespace Dtks.RuleTable.Table;

/// <summary>The table as CSV (RFC 4180): a line per rule, what a cell lists parted by line breaks.</summary>
internal static class CsvTable
{
    /// <summary>The table of these rows.</summary>
    public static string Of(IEnumerable<RuleRow> rows)
    {
        var text = new StringBuilder("rule,statement,status,code,tests,errors,note\r\n");
        foreach (var row in rows)
        {
            string[] cells =
            [
                row.Rule.Id, row.Rule.Statement, row.CarriedOut ? "carried out" : "not yet", Lines(row.Code), Lines(row.Tests.Select(Cells.Of)),
                Lines(row.Errors.Select(e => $"{e.Code}: {e.Text}")), row.NotYet ?? row.NeverRefuses ?? "",
            ];
            text.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Lines(IEnumerable<string> entries) => string.Join('\n', entries);

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
