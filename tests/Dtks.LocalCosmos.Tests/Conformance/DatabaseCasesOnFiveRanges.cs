using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(FiveRanges.Name)]
public sealed class DatabaseCasesOnFiveRanges(FiveRanges fixture) : DatabaseCases(fixture);
