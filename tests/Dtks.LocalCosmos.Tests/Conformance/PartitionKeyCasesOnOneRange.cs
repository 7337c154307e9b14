using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(OneRange.Name)]
public sealed class PartitionKeyCasesOnOneRange(OneRange fixture) : PartitionKeyCases(fixture);
