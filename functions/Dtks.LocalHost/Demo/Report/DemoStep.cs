namespace Dtks.LocalHost.Demo.Report;

/// <summary>One thing the demo did, what the rules say must come of it, and what came.</summary>
/// <param name="Place">The village's name, or where else it was done.</param>
/// <param name="What">What was done.</param>
/// <param name="Rule">The rule of POLICY.md that it shows; empty when none in particular.</param>
/// <param name="Expected">What must be seen.</param>
/// <param name="Seen">What was seen.</param>
internal sealed record DemoStep(string Place, string What, string Rule, string Expected, string Seen)
{
    /// <summary>Whether it came out as the rules say.</summary>
    public bool IsAsExpected => string.Equals(Expected, Seen, StringComparison.Ordinal);
}
