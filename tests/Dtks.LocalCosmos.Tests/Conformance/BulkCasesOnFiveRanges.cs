using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(FiveRanges.Name)]
public sealed class BulkCasesOnFiveRanges(FiveRanges fixture) : BulkCases(fixture);
