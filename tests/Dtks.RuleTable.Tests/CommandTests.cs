namespace Dtks.RuleTable.Tests;

public sealed class CommandTests
{
    [Fact]
    public async Task Help_explains_what_is_printed()
    {
        var (code, output, error) = await RunAsync("--help");

        Assert.Equal((0, ""), (code, error));
        Assert.All(["docs/policy.md", "--rule", "--missing", "--format", "--source", "rule-notes.json"], said => Assert.Contains(said, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--nothing")]
    [InlineData("--format", "html")]
    [InlineData("more")]
    public async Task Wrong_usage_is_one_line_and_2(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);

        Assert.Equal((2, ""), (code, output));
        Assert.EndsWith("Try --help.", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_outside_a_checkout_is_one_line_and_2()
    {
        var (code, output, error) = await RunAsync("--source", Path.GetTempPath());

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("--source DIR", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tree_without_gaps_is_printed_with_0()
    {
        using var sample = new SampleCheckout();

        var (code, output, error) = await RunAsync("--source", sample.Root);

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(["| **SUB-1**", "| **SUB-2**", "| **OTH-1**"], Rows(output));
        Assert.Contains("Dtks.Domain/Code.cs | Flows SomeTests.It_is_refused (HTTP) | `some.code` Begini. |", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rule", "sub", "SUB-1 SUB-2")]
    [InlineData("--rule", "OTH-1", "OTH-1")]
    [InlineData("--missing", null, "SUB-2 OTH-1")]
    public async Task Rows_are_chosen_by_rule_subject_and_what_is_missing(string option, string? value, string expected)
    {
        using var sample = new SampleCheckout();

        var (_, output, _) = await RunAsync(["--source", sample.Root, option, .. value is null ? Array.Empty<string>() : [value]]);

        Assert.Equal(expected.Split(' ').Select(id => $"| **{id}**"), Rows(output));
    }

    [Fact]
    public async Task A_rule_that_is_not_stated_is_one_line_and_2()
    {
        using var sample = new SampleCheckout();

        var (code, output, error) = await RunAsync("--source", sample.Root, "--rule", "SUB-99");

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("no rule 'SUB-99'", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gap_is_named_and_gives_1()
    {
        using var sample = new SampleCheckout();
        sample.Write("tests/Dtks.Flows.Tests/SomeTests.cs", "/// <summary>SUB-3 is nowhere stated.</summary>\nclass SomeTests;");

        var (code, output, error) = await RunAsync("--source", sample.Root, "--missing", "--format", "csv");

        Assert.Equal(1, code);
        Assert.Equal(4, Lines(output).Length);
        Assert.Collection(
            Lines(error),
            gap => Assert.StartsWith("SUB-3 is named by tests/Dtks.Flows.Tests/SomeTests.cs", gap, StringComparison.Ordinal),
            gap => Assert.StartsWith("SUB-1 is carried out (Dtks.Domain/Code.cs) and no test names it", gap, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("docs/policy.md")]
    [InlineData("tests/Dtks.RuleTable/rule-notes.json")]
    public async Task A_part_that_is_missing_is_one_line_and_2(string path)
    {
        using var sample = new SampleCheckout();
        File.Delete(Path.Combine(sample.Root, path));

        var (code, output, error) = await RunAsync("--source", sample.Root);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(path, Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    private static string[] Rows(string markdown) => [.. Lines(markdown)[2..].Select(line => line[..line.IndexOf("** ", StringComparison.Ordinal)] + "**")];

    private static string[] Lines(string text) => text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await RuleTableCommand.RunAsync(args, output, error, TextWriter.Null);
        return (code, output.ToString(), error.ToString());
    }
}
