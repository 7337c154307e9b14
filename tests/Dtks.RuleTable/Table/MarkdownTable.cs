using System.Text;

namespace Dtks.RuleTable.Table;

/// <summary>The table as Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>The table of these rows.</summary>
    public static string Of(IEnumerable<RuleRow> rows)
    {
        var text = new StringBuilder("| Rule | Code | Tests | Errors |\n|---|---|---|---|\n");
        foreach (var row in rows)
        {
            string[] cells = [$"**{row.Rule.Id}** {row.Rule.Short}", Code(row), Lines(row.Tests.Select(Cells.Of)), Errors(row)];
            text.Append("| ").AppendJoin(" | ", cells.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
        }

        return text.ToString();
    }

    private static string Code(RuleRow row) => row switch
    {
        { NotYet: { } why } => $"*not yet: {why}*",
        { Code.Count: 0 } => "*not yet*",
        _ => Lines(row.Code),
    };

    private static string Errors(RuleRow row) => row.NeverRefuses is { } why ? $"*none: {why}*" : Lines(row.Errors.Select(e => $"`{e.Code}` {e.Text}"));

    private static string Lines(IEnumerable<string> entries) => string.Join("<br>", entries);
}
