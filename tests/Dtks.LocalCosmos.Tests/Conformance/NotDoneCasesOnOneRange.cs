using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(OneRange.Name)]
public sealed class NotDoneCasesOnOneRange(OneRange fixture) : NotDoneCases(fixture);
