namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>A gateway with five partition key ranges.</summary>
public sealed class FiveRanges() : GatewayFixture(5);
