using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(OneRange.Name)]
public sealed class DatabaseCasesOnOneRange(OneRange fixture) : DatabaseCases(fixture);
