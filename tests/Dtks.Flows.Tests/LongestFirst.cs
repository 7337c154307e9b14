using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Dtks.Flows.Tests.LongestFirst", "Dtks.Flows.Tests")]

namespace Dtks.Flows.Tests;

/// <summary>Begins with what takes longest, so that nothing is waited for alone in the end: the stories told with disturbances, then classes that share a host.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc />
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c => c.DisplayName.Contains(".Chaos.", StringComparison.Ordinal) ? 0 : c.CollectionDefinition is null ? 2 : 1);
}
