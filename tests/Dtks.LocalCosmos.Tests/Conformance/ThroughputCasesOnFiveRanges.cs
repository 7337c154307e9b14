using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(FiveRanges.Name)]
public sealed class ThroughputCasesOnFiveRanges(FiveRanges fixture) : ThroughputCases(fixture);
