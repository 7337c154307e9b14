namespace Dtks.Demo.Report;

/// <summary>Collects the steps of a demo and shows each as it is done.</summary>
internal sealed class DemoReport(IDemoOutput output)
{
    private readonly List<DemoStep> _steps = [];

    public IReadOnlyList<DemoStep> Steps => _steps;

    /// <summary>Whether anything was done and all of it came out as the rules say.</summary>
    public bool IsAsExpected => _steps.Count > 0 && _steps.TrueForAll(step => step.IsAsExpected);

    public void Chapter(string title) => output.Chapter(title);

    /// <summary>Notes a step.</summary>
    /// <returns>Whether it came out as expected.</returns>
    public bool Note(string place, string what, string rule, string expected, string seen)
    {
        var step = new DemoStep(place, what, rule, expected, seen);
        _steps.Add(step);
        output.Step(step);
        return step.IsAsExpected;
    }

    public void Finish(TimeSpan elapsed) => output.Finish(_steps, elapsed);
}

/// <summary>One thing the demo did, what the rules say must come of it, and what came.</summary>
/// <param name="Place">The village's name, or where else it was done.</param>
/// <param name="What">What was done.</param>
/// <param name="Rule">The rule of docs/policy.md that it shows; empty when none in particular.</param>
/// <param name="Expected">What must be seen.</param>
/// <param name="Seen">What was seen.</param>
internal sealed record DemoStep(string Place, string What, string Rule, string Expected, string Seen)
{
    /// <summary>Whether it came out as the rules say.</summary>
    public bool IsAsExpected => string.Equals(Expected, Seen, StringComparison.Ordinal);
}
