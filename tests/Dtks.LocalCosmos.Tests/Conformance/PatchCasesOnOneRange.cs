using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(OneRange.Name)]
public sealed class PatchCasesOnOneRange(OneRange fixture) : PatchCases(fixture);
