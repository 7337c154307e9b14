using System.CommandLine;
using Dtks.Platform.Health;
using Dtks.RuleTable.Table;

namespace Dtks.RuleTable;

/// <summary>The command line: prints the table of rules.</summary>
internal static class RuleTableCommand
{
    private const int Gaps = 1;
    private const int CannotRead = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly Option<string> Format = new("--format")
    {
        Description = "What to print: markdown or csv.",
        HelpName = "FORMAT",
        DefaultValueFactory = _ => "markdown",
    };

    private static readonly Option<string?> Rule = new("--rule")
    {
        Description = "Only this rule (PRO-7), or the rules of this subject (PRO).",
        HelpName = "RULE",
    };

    private static readonly Option<bool> Missing = new("--missing")
    {
        Description = "Only rules with an empty cell: those not carried out yet, and those that lack a test, a test over HTTP or an error.",
    };

    private static readonly Option<string?> Source = new("--source")
    {
        Description = "The checkout to read (default: the one around the working directory).",
        HelpName = "DIR",
    };

    /// <summary>Runs the program.</summary>
    /// <param name="args">Its arguments.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="error">Where gaps and the one line about what is wrong go.</param>
    /// <param name="progress">Where it is said what is being done, should it take over two seconds.</param>
    /// <returns>0 when every rule that the code carries out has its cells filled, 1 when one has not, 2 for wrong usage or a tree that cannot be read.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, TextWriter progress)
    {
        var parsed = Root(output, error, progress).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await error.WriteLineAsync($"{string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))} Try --help.");
            return CannotRead;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (SourceException e)
        {
            await error.WriteLineAsync(e.Message);
            return CannotRead;
        }
    }

    private static RootCommand Root(TextWriter output, TextWriter error, TextWriter progress)
    {
        var root = new RootCommand(
            """
            Prints, for every rule of docs/policy.md, where the code carries it out, which tests prove it and which errors it gives.

            Code is a file of Dtks.Domain, Dtks.Platform or Dtks.Functions that names the rule in a string or a doc comment. Tests carry
            [Trait("rule", "PRO-7")]; those marked HTTP speak to a running host. Errors are the codes raised with the rule, with their texts.
            What never refuses anything, and what is only mentioned so far, is noted in tests/Dtks.RuleTable/rule-notes.json.

            Ends with 0 when no rule that is carried out has an empty cell, with 1 when one has (named on standard error), with 2 when it cannot tell.
            """);
        Format.AcceptOnlyFromAmong("markdown", "csv");
        foreach (var option in new Option[] { Format, Rule, Missing, Source }) root.Options.Add(option);
        root.SetAction(parsed => Print(parsed, output, error, progress));
        return root;
    }

    private static int Print(ParseResult parsed, TextWriter output, TextWriter error, TextWriter progress)
    {
        var tree = SourceTree.Find(parsed.GetValue(Source));
        Table.RuleTable table;
        using (var steps = new Progress(progress, Patience)) table = Table.RuleTable.Read(tree, steps);
        var gaps = RuleGaps.Of(table);
        var rows = table.Named(parsed.GetValue(Rule));
        if (rows.Count == 0) throw new SourceException($"docs/policy.md has no rule '{parsed.GetValue(Rule)}'; give one such as PRO-7, or a subject such as PRO.");
        if (parsed.GetValue(Missing)) rows = [.. rows.Where(r => !r.CarriedOut || gaps.Any(g => g.Rule == r.Rule.Id))];
        output.Write(parsed.GetValue(Format) == "csv" ? CsvTable.Of(rows) : MarkdownTable.Of(rows));
        foreach (var gap in gaps) error.WriteLine(gap);
        return gaps.Count == 0 ? 0 : Gaps;
    }
}
