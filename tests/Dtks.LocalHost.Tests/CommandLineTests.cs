using Dtks.LocalHost.CommandLine;

namespace Dtks.LocalHost.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--bogus")]
    [InlineData("serve")]
    [InlineData("--urls")]
    [InlineData("--urls", "http://0.0.0.0:7071")]
    [InlineData("--urls", "https://127.0.0.1:7071")]
    [InlineData("--data", "")]
    [InlineData("demo", "--data", " ")]
    [InlineData("--clock", "yesterday")]
    [InlineData("--clock", "2026-11-30")]
    [InlineData("--cosmos", "localhost")]
    [InlineData("--storage", "nonsense")]
    [InlineData("--storage", "")]
    [InlineData("demo", "--clock", "noon")]
    [InlineData("--queue-pace", "slow")]
    [InlineData("--message-lease", "0")]
    [InlineData("--message-lease", "601")]
    [InlineData("--message-lease", "soon")]
    [InlineData("--azurite-wait", "0")]
    [InlineData("--azurite-wait", "601")]
    [InlineData("provision")]
    [InlineData("provision", "--cosmos", "http://127.0.0.1:1")]
    [InlineData("verify-progress")]
    [InlineData("verify-progress", "2026-11")]
    [InlineData("verify-progress", "2026-13", "--cosmos", "http://127.0.0.1:1", "--storage", "UseDevelopmentStorage=true")]
    [InlineData("verify-audit")]
    [InlineData("verify-audit", "3306162006")]
    [InlineData("verify-audit", "9999999999", "--cosmos", "http://127.0.0.1:1", "--storage", "UseDevelopmentStorage=true")]
    [InlineData("verify-audit", "3306162006", "--from", "yesterday", "--cosmos", "http://127.0.0.1:1", "--storage", "UseDevelopmentStorage=true")]
    public async Task Wrong_usage_is_one_line_and_2(params string[] arguments)
    {
        var (code, output, error) = await RunAsync(arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("dtks-local-host: ", error, StringComparison.Ordinal);
        Assert.Contains(" / ", error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("verify-audit", "3306162006")]
    [InlineData("verify-progress", "2026-11")]
    public async Task What_cannot_be_read_is_not_told_as_wrong(string verb, string place)
    {
        var (code, output, error) = await RunAsync(verb, place, "--cosmos", "http://127.0.0.1:1", "--storage", "UseDevelopmentStorage=true");
        Assert.Equal((3, ""), (code, output));
        Assert.Contains("could not be re", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option_in_both_languages_and_is_0()
    {
        var (code, output, error) = await RunAsync("--help");
        Assert.Equal((0, ""), (code, error));
        foreach (var option in new[] { "--urls", "--data", "--storage", "--cosmos", "--clock", "--queue-pace", "--message-lease", "--azurite-wait", "demo", "provision", "verify-audit", "verify-progress" })
            Assert.Contains(option, output, StringComparison.Ordinal);
        Assert.Contains("Serves the DTKS functions", output, StringComparison.Ordinal);
        Assert.Contains("Menjalankan fungsi DTKS", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await HostCommandLine.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
