using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(OneRange.Name)]
public sealed class BatchCasesOnOneRange(OneRange fixture) : BatchCases(fixture);
