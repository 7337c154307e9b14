namespace Dtks.Flows.Tests.Audit;

[CollectionDefinition("audited story")]
public sealed class AuditedStoryCollection : ICollectionFixture<AuditedStory>;
