namespace Dtks.RuleTable.Tests;

/// <summary>This checkout, read once.</summary>
public sealed class Checkout
{
    internal SourceTree Tree { get; } = SourceTree.Find(AppContext.BaseDirectory);

    internal Table.RuleTable Table { get; }

    public Checkout()
    {
        using var progress = new Progress(TextWriter.Null, Timeout.InfiniteTimeSpan);
        Table = Dtks.RuleTable.Table.RuleTable.Read(Tree, progress);
    }
}
