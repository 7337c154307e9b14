using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>A gateway with five partition key ranges.</summary>
public sealed class FiveRanges() : GatewayFixture(5)
{
    public const string Name = "five ranges";

    [CollectionDefinition(Name)]
    public sealed class Shared : ICollectionFixture<FiveRanges>;
}
