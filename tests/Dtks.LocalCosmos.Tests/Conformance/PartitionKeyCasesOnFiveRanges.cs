using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(FiveRanges.Name)]
public sealed class PartitionKeyCasesOnFiveRanges(FiveRanges fixture) : PartitionKeyCases(fixture);
