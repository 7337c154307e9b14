using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(FiveRanges.Name)]
public sealed class UniqueKeyCasesOnFiveRanges(FiveRanges fixture) : UniqueKeyCases(fixture);
