namespace Dtks.Demo.Report;

/// <summary>Plain lines, for output that goes to a file or another program.</summary>
internal sealed class PlainOutput(TextWriter writer) : IDemoOutput
{
    public void Chapter(string title)
    {
        writer.WriteLine();
        writer.WriteLine($"== {title}");
    }

    public void Step(DemoStep step) => writer.WriteLine(Line(step));

    public void Finish(IReadOnlyList<DemoStep> steps, TimeSpan elapsed)
    {
        var differing = steps.Where(step => !step.IsAsExpected).ToList();
        writer.WriteLine();
        writer.WriteLine("langkah/step | tempat/place | aturan/rule | diharapkan/expected | terlihat/seen | hasil/result");
        foreach (var step in steps)
            writer.WriteLine($"{step.What} | {step.Place} | {step.Rule} | {step.Expected} | {step.Seen} | {DemoVerdict.Mark(step)}");
        writer.WriteLine();
        foreach (var step in differing)
            writer.WriteLine(Line(step));
        foreach (var line in DemoVerdict.Lines(steps, elapsed))
            writer.WriteLine(line);
    }

    private static string Line(DemoStep step)
    {
        var line = $"{DemoVerdict.Mark(step),-4} {step.Place}: {step.What}{(step.Rule.Length == 0 ? string.Empty : $" [{step.Rule}]")}: {step.Seen}";
        return step.IsAsExpected ? line : $"{line} (diharapkan/expected: {step.Expected})";
    }
}
