namespace Dtks.Demo.Report;

/// <summary>Where the demo shows how it goes on and what came of it.</summary>
internal interface IDemoOutput
{
    /// <summary>A chapter begins.</summary>
    void Chapter(string title);

    /// <summary>A step is done.</summary>
    void Step(DemoStep step);

    /// <summary>All is done: every step again, and whether all is as the rules say.</summary>
    /// <param name="steps">In the order they were done.</param>
    /// <param name="elapsed">How long it took.</param>
    void Finish(IReadOnlyList<DemoStep> steps, TimeSpan elapsed);
}
