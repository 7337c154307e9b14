using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(OneRange.Name)]
public sealed class ConditionCasesOnOneRange(OneRange fixture) : ConditionCases(fixture);
