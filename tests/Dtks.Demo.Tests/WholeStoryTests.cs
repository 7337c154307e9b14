using Dtks.Demo.Policies;
using Dtks.Demo.Report;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;

namespace Dtks.Demo.Tests;

public sealed class WholeStoryTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("dtks-demo-test-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task It_comes_out_as_the_rules_say_and_once_more_on_the_same_data_with_other_people_until_a_second_policy_version()
    {
        var second = SecondPolicy.After(SecondPolicy.After(new DateOnly(2026, 11, 27)).FirstDay);
        var options = new LocalHostOptions
        {
            Urls = "http://127.0.0.1:0",
            DataDirectory = _data.FullName,
            Clock = new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero),
            Settings = new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Error", ["Policies:Directory"] = second.WriteTo(Path.Combine(_data.FullName, "policies")) },
        };
        await using var host = await LocalHostApp.StartAsync(options);

        var first = await PlayAsync(host.BaseUrl, second: null);
        var again = await PlayAsync(host.BaseUrl, second);

        Assert.Equal(first.Count, first.Except(again).Count());
    }

    private static async Task<IReadOnlyList<string>> PlayAsync(Uri host, SecondPolicy? second)
    {
        using var writer = new StringWriter();
        var exit = await new DemoStory(new PlainOutput(writer), TimeProvider.System, second).RunAsync(host, CancellationToken.None);
        var lines = writer.ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.True(exit == 0, string.Join('\n', lines.Where(line => line.StartsWith("BEDA", StringComparison.Ordinal))));
        return [.. lines.Where(line => line.Contains("desa/kelurahan", StringComparison.Ordinal))];
    }
}
