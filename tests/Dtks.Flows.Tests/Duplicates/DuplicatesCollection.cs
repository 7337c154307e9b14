namespace Dtks.Flows.Tests.Duplicates;

[CollectionDefinition("duplicates")]
public sealed class DuplicatesCollection : ICollectionFixture<FlowHost>;
