using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(OneRange.Name)]
public sealed class ItemCasesOnOneRange(OneRange fixture) : ItemCases(fixture);
