using Dtks.LocalCosmos.Tests.Conformance;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

public sealed class ResumeFiveRangesTests(FiveRanges fixture) : ResumeCases(fixture), IClassFixture<FiveRanges>;
