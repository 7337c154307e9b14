using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(FiveRanges.Name)]
public sealed class QueryPageCasesOnFiveRanges(FiveRanges fixture) : QueryPageCases(fixture);
