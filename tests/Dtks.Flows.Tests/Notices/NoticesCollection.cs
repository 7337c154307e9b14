namespace Dtks.Flows.Tests.Notices;

[CollectionDefinition("notices")]
public sealed class NoticesCollection : ICollectionFixture<FlowHost>;
