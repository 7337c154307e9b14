namespace Dtks.Flows.Tests.Verification;

[CollectionDefinition("open month")]
public sealed class OpenMonthCollection : ICollectionFixture<OpenMonth>;
