using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(OneRange.Name)]
public sealed class QueryPageCasesOnOneRange(OneRange fixture) : QueryPageCases(fixture);
