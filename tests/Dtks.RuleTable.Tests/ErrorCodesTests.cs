using Dtks.RuleTable.Code;

namespace Dtks.RuleTable.Tests;

/// <summary>How codes and rules are followed through the code.</summary>
public sealed class ErrorCodesTests
{
    private const string Kernel =
        """
        namespace Dtks.Domain.Kernel { public sealed record Violation(string Code, string? Rule = null); }
        namespace Dtks.Platform.Problems
        {
            public sealed record Problem(int Status, string Code, string? Rule = null, IReadOnlyList<ProblemError>? Errors = null);
            public sealed record ProblemError(string Pointer, string Code, string? Rule = null);
            public sealed class MessageCatalogue { public string Text(string language, string code) => language + code; }
        }
        """;

    [Theory]
    [InlineData("""Problem A() => new(409, "a.b", "SUB-1");""", "a.b", "SUB-1 a.b")]
    [InlineData("""Problem A() => new(409, Rule: "SUB-1", Code: "a.b");""", "a.b", "SUB-1 a.b")]
    [InlineData("""Problem A() => new(409, "a.b");""", "a.b", "")]
    [InlineData("""const string C = "a.b"; Problem A(bool b) => new(409, b ? C : "c.d", "SUB-1");""", "a.b c.d", "SUB-1 a.b, SUB-1 c.d")]
    [InlineData("""Problem A(bool b) { var code = b ? "a.b" : "c.d"; return new(409, code, "SUB-1"); }""", "a.b c.d", "SUB-1 a.b, SUB-1 c.d")]
    [InlineData("""Problem A(int b) { var (status, code) = b switch { 1 => (1, "a.b"), _ => (2, "c.d") }; return new(status, code); }""", "a.b c.d", "")]
    public void A_code_is_found_however_it_is_written(string member, string told, string pairs) => Follow(member, told, pairs);

    [Fact]
    public void A_method_that_hands_both_on_is_called_with_those_that_belong_together() => Follow(
        """
        static Problem Bad(string code, string? rule = null) => new(400, code, rule);
        Problem A() => Bad("a.b", "SUB-1");
        Problem B() => Bad("c.d", "SUB-2");
        Problem C() => Bad("e.f");
        """, "a.b c.d e.f", "SUB-1 a.b, SUB-2 c.d");

    [Fact]
    public void A_method_that_knows_the_code_is_called_with_rules() => Follow(
        """
        static Violation TooLong(string? rule) => new("text.length", rule);
        Violation A() => TooLong("SUB-1");
        Violation B() => TooLong("SUB-2");
        """, "text.length", "SUB-1 text.length, SUB-2 text.length");

    [Fact]
    public void What_is_made_of_a_violation_keeps_its_own_rule() => Follow(
        """
        static Violation A() => new("a.b", "SUB-1");
        static Violation B() => new("c.d", "SUB-2");
        Problem Of(Violation v) => new(422, v.Code, v.Rule, [new ProblemError("/x", v.Code, "SUB-3")]);
        """, "a.b c.d", "SUB-1 a.b, SUB-2 c.d");

    [Fact]
    public void A_rule_that_a_record_carries_is_followed() => Follow(
        """
        sealed record Line(string? Cause);
        static Line Fallen(Line line, string rule) => line with { Cause = rule };
        static Line Worked(Line line) => Fallen(line, "OTH-4");
        static Violation Against(Line line) => new("line.contradiction", line.Cause);
        """, "line.contradiction", "OTH-4 line.contradiction");

    [Fact]
    public void What_is_looked_up_in_the_catalogue_is_told_too() => Follow(
        """
        static string? Fault(int n) { if (n == 1) return "a.b"; return n == 2 ? "c.d" : null; }
        string? A(MessageCatalogue texts, string status) => Fault(1) is { } code ? texts.Text("id", code) : texts.Text("id", $"tracking.{status}.next");
        """, "a.b c.d tracking.{}.next", "");

    [Fact]
    public void A_text_with_a_hole_tells_every_code_that_fits()
    {
        var codes = Read("""string A(MessageCatalogue texts, string status) => texts.Text("id", $"tracking.{status}");""");

        Assert.True(codes.Tells("tracking.open"));
        Assert.False(codes.Tells("tracking.open.next"));
        Assert.False(codes.Tells("xtracking.open"));
    }

    [Fact]
    public void What_cannot_be_bound_is_said()
    {
        var failure = Assert.Throws<SourceException>(() => Read("""Problem A() => new(409, Nowhere.Code, "SUB-1");"""));

        Assert.Contains("code.cs(", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Nowhere.Code", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_was_renamed_is_asked_for() => Assert.Contains(
        "one type MessageCatalogue",
        Assert.Throws<SourceException>(() => Read("", Kernel.Replace("MessageCatalogue", "Texts", StringComparison.Ordinal))).Message,
        StringComparison.Ordinal);

    private static void Follow(string members, string told, string pairs)
    {
        var codes = Read(members);

        Assert.Equal(told, string.Join(' ', codes.Told.Order(StringComparer.Ordinal)));
        Assert.Equal(pairs, string.Join(", ", codes.ByRule.SelectMany(g => g.Select(code => $"{g.Key} {code}")).Order(StringComparer.Ordinal)));
    }

    private static ErrorCodes Read(string members, string kernel = Kernel) => ErrorCodes.In(ProductionCode.Of(new Dictionary<string, string>
    {
        ["kernel.cs"] = kernel,
        ["code.cs"] = $"using Dtks.Domain.Kernel; using Dtks.Platform.Problems; namespace Some; class Code {{ {members} }}",
    }).Compilation);
}
