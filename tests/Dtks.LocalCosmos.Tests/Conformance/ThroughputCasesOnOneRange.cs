using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(OneRange.Name)]
public sealed class ThroughputCasesOnOneRange(OneRange fixture) : ThroughputCases(fixture);
