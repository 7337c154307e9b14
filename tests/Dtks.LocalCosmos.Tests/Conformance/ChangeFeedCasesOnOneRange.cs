using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(OneRange.Name)]
public sealed class ChangeFeedCasesOnOneRange(OneRange fixture) : ChangeFeedCases(fixture);
