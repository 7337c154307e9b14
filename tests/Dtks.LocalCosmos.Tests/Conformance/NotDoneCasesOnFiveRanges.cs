using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

[Collection(FiveRanges.Name)]
public sealed class NotDoneCasesOnFiveRanges(FiveRanges fixture) : NotDoneCases(fixture);
