using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(FiveRanges.Name)]
public sealed class ConditionCasesOnFiveRanges(FiveRanges fixture) : ConditionCases(fixture);
