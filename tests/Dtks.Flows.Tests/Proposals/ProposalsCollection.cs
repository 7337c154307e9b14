namespace Dtks.Flows.Tests.Proposals;

[CollectionDefinition("proposals")]
public sealed class ProposalsCollection : ICollectionFixture<FlowHost>;
