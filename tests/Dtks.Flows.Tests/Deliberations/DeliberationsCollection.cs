namespace Dtks.Flows.Tests.Deliberations;

[CollectionDefinition("deliberations")]
public sealed class DeliberationsCollection : ICollectionFixture<FlowHost>;
