using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(FiveRanges.Name)]
public sealed class PatchCasesOnFiveRanges(FiveRanges fixture) : PatchCases(fixture);
