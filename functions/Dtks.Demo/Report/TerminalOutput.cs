using Spectre.Console;

namespace Dtks.Demo.Report;

/// <summary>Colours and a table, for a terminal.</summary>
internal sealed class TerminalOutput(IAnsiConsole console) : IDemoOutput
{
    public void Chapter(string title) => console.Write(new Rule($"[bold]{Markup.Escape(title)}[/]") { Justification = Justify.Left });

    public void Step(DemoStep step) => console.MarkupLine(
        $"{Marked(step)} [grey]{Markup.Escape(step.Place)}[/] {Markup.Escape(step.What)}: {Markup.Escape(step.Seen)}");

    public void Finish(IReadOnlyList<DemoStep> steps, TimeSpan elapsed)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns(
            "Langkah / step", "Tempat / place", "Aturan / rule", "Diharapkan / expected", "Terlihat / seen", string.Empty);
        foreach (var step in steps)
            table.AddRow([.. new[] { step.What, step.Place, step.Rule, step.Expected, step.Seen }.Select(Markup.Escape), Marked(step)]);
        console.Write(table);
        foreach (var line in DemoVerdict.Lines(steps, elapsed))
            console.MarkupLine($"[bold]{Markup.Escape(line)}[/]");
    }

    private static string Marked(DemoStep step) => $"[{(step.IsAsExpected ? "green" : "red")}]{DemoVerdict.Mark(step)}[/]";
}
