namespace Dtks.Flows.Tests.Exports;

[CollectionDefinition("exports")]
public sealed class ExportsCollection : ICollectionFixture<ExportHost>;
