using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(FiveRanges.Name)]
public sealed class IndexingCasesOnFiveRanges(FiveRanges fixture) : IndexingCases(fixture);
