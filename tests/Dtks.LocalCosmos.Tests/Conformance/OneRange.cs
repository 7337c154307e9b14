namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>A gateway with one partition key range.</summary>
public sealed class OneRange() : GatewayFixture(1);
