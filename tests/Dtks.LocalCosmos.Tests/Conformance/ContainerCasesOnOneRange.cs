using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(OneRange.Name)]
public sealed class ContainerCasesOnOneRange(OneRange fixture) : ContainerCases(fixture);
