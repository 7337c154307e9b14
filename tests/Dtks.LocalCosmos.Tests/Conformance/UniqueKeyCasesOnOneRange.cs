using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(OneRange.Name)]
public sealed class UniqueKeyCasesOnOneRange(OneRange fixture) : UniqueKeyCases(fixture);
