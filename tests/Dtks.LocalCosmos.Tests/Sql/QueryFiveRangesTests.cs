using Dtks.LocalCosmos.Tests.Conformance;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

public sealed class QueryFiveRangesTests(FiveRanges fixture) : QueryCases(fixture), IClassFixture<FiveRanges>;
