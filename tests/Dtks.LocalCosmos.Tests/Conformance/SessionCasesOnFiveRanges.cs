using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(FiveRanges.Name)]
public sealed class SessionCasesOnFiveRanges(FiveRanges fixture) : SessionCases(fixture);
