using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(FiveRanges.Name)]
public sealed class ItemCasesOnFiveRanges(FiveRanges fixture) : ItemCases(fixture);
