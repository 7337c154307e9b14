using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>A gateway with one partition key range.</summary>
public sealed class OneRange() : GatewayFixture(1)
{
    public const string Name = "one range";

    [CollectionDefinition(Name)]
    public sealed class Shared : ICollectionFixture<OneRange>;
}
