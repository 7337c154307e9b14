using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Dtks.Flows.Tests.LongestFirst", "Dtks.Flows.Tests")]

namespace Dtks.Flows.Tests;

/// <summary>Begins with what takes longest, so that nothing is waited for alone in the end: the stories told with disturbances or by the hundred and what is killed and begun anew, then classes that share a host.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [".Chaos.", ".Rules.", ".Killed", ".BrowserTests", ".MonthBoundaryTests", ".LargeSheetTests"];

    /// <inheritdoc />
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c => Array.FindIndex(Long, part => c.DisplayName.Contains(part, StringComparison.Ordinal)) switch
        {
            >= 0 and var place => place,
            _ => c.CollectionDefinition is null ? Long.Length + 1 : Long.Length,
        });
}
