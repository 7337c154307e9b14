using Dtks.LocalCosmos.Tests.Conformance;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

public sealed class LinqOneRangeTests(OneRange fixture) : LinqCases(fixture), IClassFixture<OneRange>;
