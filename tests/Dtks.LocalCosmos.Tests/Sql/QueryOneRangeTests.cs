using Dtks.LocalCosmos.Tests.Conformance;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

public sealed class QueryOneRangeTests(OneRange fixture) : QueryCases(fixture), IClassFixture<OneRange>;
