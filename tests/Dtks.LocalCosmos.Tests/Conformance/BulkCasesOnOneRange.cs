using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(OneRange.Name)]
public sealed class BulkCasesOnOneRange(OneRange fixture) : BulkCases(fixture);
