using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(OneRange.Name)]
public sealed class SessionCasesOnOneRange(OneRange fixture) : SessionCases(fixture);
