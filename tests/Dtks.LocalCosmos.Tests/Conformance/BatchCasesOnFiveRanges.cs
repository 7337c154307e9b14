using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(FiveRanges.Name)]
public sealed class BatchCasesOnFiveRanges(FiveRanges fixture) : BatchCases(fixture);
