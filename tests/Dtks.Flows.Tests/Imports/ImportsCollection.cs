namespace Dtks.Flows.Tests.Imports;

[CollectionDefinition("imports")]
public sealed class ImportsCollection : ICollectionFixture<FlowHost>;
