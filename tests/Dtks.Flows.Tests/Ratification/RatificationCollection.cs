namespace Dtks.Flows.Tests.Ratification;

[CollectionDefinition("ratification")]
public sealed class RatificationCollection : ICollectionFixture<FlowHost>;
