namespace Dtks.LocalHost.Demo.Report;

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
