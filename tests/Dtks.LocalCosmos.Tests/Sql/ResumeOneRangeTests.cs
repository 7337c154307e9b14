using Dtks.LocalCosmos.Tests.Conformance;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

public sealed class ResumeOneRangeTests(OneRange fixture) : ResumeCases(fixture), IClassFixture<OneRange>;
