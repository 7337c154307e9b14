using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(FiveRanges.Name)]
public sealed class ChangeFeedCasesOnFiveRanges(FiveRanges fixture) : ChangeFeedCases(fixture);
