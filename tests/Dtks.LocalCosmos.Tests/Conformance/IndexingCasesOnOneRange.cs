using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(OneRange.Name)]
public sealed class IndexingCasesOnOneRange(OneRange fixture) : IndexingCases(fixture);
