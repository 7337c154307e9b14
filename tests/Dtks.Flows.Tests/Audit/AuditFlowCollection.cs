namespace Dtks.Flows.Tests.Audit;

[CollectionDefinition("audit")]
public sealed class AuditFlowCollection : ICollectionFixture<FlowHost>;
