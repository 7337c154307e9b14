using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(FiveRanges.Name)]
public sealed class ContainerCasesOnFiveRanges(FiveRanges fixture) : ContainerCases(fixture);
