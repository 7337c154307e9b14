using Dtks.LocalHost.CommandLine;

namespace Dtks.LocalHost.Tests;

/// <summary>What keeps the host from starting is said in one line each, with exit code 1, before anything is asked of storage or database.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("dtks-refused-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Settings_that_are_wrong_are_one_line_each_as_in_the_app()
    {
        await using var host = HostProcess.Start(Arguments, ("Cosmos__Key", "not-base64!"), ("Identity__Authority", "https://issuer.example"));
        var (code, errors) = await host.EndAsync();
        var lines = errors.Split('\n');
        Assert.Equal((1, 2), (code, lines.Length));
        Assert.Contains(lines, l => l.StartsWith("dtks-local-host: Cosmos:Key (Cosmos__Key) is not base64; set it", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("dtks-local-host: Identity:Authority (Identity__Authority) and Identity:SigningKey", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("host.lock", "cannot be written; choose another with --data DIR.")]
    [InlineData("keys.json", "cannot be read or written")]
    [InlineData("keys.json.new", "cannot be read or written")]
    public async Task A_data_directory_that_cannot_be_used_is_one_line(string inTheWay, string line)
    {
        Directory.CreateDirectory(Path.Combine(_data, inTheWay, "below"));
        using var error = new StringWriter();
        Assert.Equal(1, await HostCommandLine.RunAsync(Arguments, TextWriter.Null, error));
        var said = Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"dtks-local-host: The data directory {_data} ", said, StringComparison.Ordinal);
        Assert.Contains(line, said, StringComparison.Ordinal);
        Assert.Contains("--data DIR", said, StringComparison.Ordinal);
    }

    private string[] Arguments =>
        ["--data", _data, "--urls", "http://127.0.0.1:0", "--storage", "UseDevelopmentStorage=true", "--cosmos", "https://127.0.0.1:9/"];
}
