using Dtks.LocalCosmos.Tests.Conformance;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

public sealed class LinqFiveRangesTests(FiveRanges fixture) : LinqCases(fixture), IClassFixture<FiveRanges>;
