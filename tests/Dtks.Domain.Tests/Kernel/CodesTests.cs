using System.Reflection;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Tests.Kernel;

public class CodesTests
{
    // Two subjects say it of each other.
    private const string ConcludedDeliberation = "deliberation.concluded";

    [Theory]
    [InlineData("Violations", 9)]
    [InlineData("EventCodes", 9)]
    public void Codes_are_dotted_camel_case_and_unique(string ending, int lists)
    {
        var types = typeof(Violation).Assembly.GetTypes().Where(t => t.Name.EndsWith(ending, StringComparison.Ordinal)).ToList();
        var codes = types.SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(f => (string)f.GetValue(null)!).ToList();
        Assert.True(types.Count >= lists, $"{types.Count} lists of {ending}");
        Assert.Equal([], codes.Where(c => c != ConcludedDeliberation).GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.All(codes, c => Assert.Matches("^[a-z][a-zA-Z]*\\.[a-z][a-zA-Z]*$", c));
    }

    [Fact]
    public void A_refusal_names_its_reason_and_takes_the_gravest_kind()
    {
        Assert.Throws<ArgumentException>(() => Decision<string>.Reject());
        Assert.Null(Decision<string>.Accept("a").Kind);
        Assert.Equal(ViolationKind.Refused, Decision<string>.Reject(Violation.Refused("a.b", null)).Kind);
        Assert.Equal(ViolationKind.Conflict, Decision<string>.Reject(Violation.Refused("a.b", null), Violation.Conflict("a.b")).Kind);
        Assert.Equal(ViolationKind.Invalid, Decision<string>.Reject(Violation.Conflict("a.b"), Violation.Invalid("a.b", "/x")).Kind);
    }
}
