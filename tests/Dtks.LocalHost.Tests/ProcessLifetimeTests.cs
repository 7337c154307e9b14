using System.Net;
using System.Runtime.Versioning;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Tests;

/// <summary>What becomes of the host's processes and data when one of them ends, asked to or not.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ProcessLifetimeTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("dtks-process-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Killing_the_host_takes_Azurite_with_it_and_a_restart_finds_the_data_and_the_time()
    {
        int azurite;
        DateTime moved;
        await using (var host = await HostProcess.StartReadyAsync(_data))
        {
            azurite = HostProcess.AzuriteId(_data);
            moved = await MoveClockAsync(host, """{"advance":"P2D"}""");
            host.Kill();
            await host.EndAsync();
        }

        await using var again = await HostProcess.StartReadyAsync(_data);
        Assert.False(HostProcess.IsAlive(azurite));
        var now = JObject.Parse(await again.Http.GetStringAsync("/dev/clock")).Value<DateTime>("now");
        Assert.InRange(now, moved, moved.AddHours(1));
        Assert.Equal(HttpStatusCode.OK, (await again.Http.GetAsync("/api/areas/33")).StatusCode);
    }

    [Fact]
    public async Task Asked_to_end_the_host_drains_ends_with_0_and_takes_Azurite_with_it()
    {
        await using var host = await HostProcess.StartReadyAsync(_data);
        var azurite = HostProcess.AzuriteId(_data);
        await AssertVerbsFindItAsync(host);
        host.Terminate();
        Assert.Equal(0, (await host.EndAsync()).Code);
        Assert.False(HostProcess.IsAlive(azurite));
        Assert.False(File.Exists(Path.Combine(_data, "azurite", "serve.pid")));
    }

    private static async Task AssertVerbsFindItAsync(HostProcess host)
    {
        Assert.StartsWith("Account: --cosmos http://127.0.0.1:", host.Account, StringComparison.Ordinal);
        var account = host.Account.Split(' ').Skip(1).Select(option => option.Trim('\''));
        await using var verb = HostProcess.Start(["verify-progress", "2026-11", .. account]);
        Assert.Contains("The month 2026-11 was never opened here.", (await verb.EndAsync()).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_Azurite_is_killed_the_host_says_so_in_one_line_and_ends_with_1()
    {
        await using var host = await HostProcess.StartReadyAsync(_data);
        HostProcess.Kill(HostProcess.AzuriteId(_data));
        var (code, errors) = await host.EndAsync();
        Assert.Equal(1, code);
        Assert.Contains("Azurite ended unexpectedly", errors.Split('\n').Single(l => l.Contains("Azurite", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_without_a_temporary_folder_says_what_to_do_in_one_line()
    {
        await using var demo = HostProcess.Start(["demo"], ("TMPDIR", Path.Combine(_data, "none")));

        await AssertOneLineAsync(demo, 1, "set TMPDIR to one that can, or give --data DIR");
    }

    [Fact]
    public async Task A_start_that_is_refused_leaves_no_clock_behind()
    {
        await using var refused = HostProcess.Start(["--data", _data, "--urls", "http://127.0.0.1:0", "--clock", "2030-01-01T00:00:00Z", "--storage", "nonsense"]);

        Assert.NotEqual(0, (await refused.EndAsync()).Code);
        Assert.False(File.Exists(Path.Combine(_data, "clock.json")));
    }

    [Fact]
    public async Task Two_hosts_run_side_by_side_on_their_own_data_but_not_on_the_same()
    {
        var otherData = Directory.CreateTempSubdirectory("dtks-process-").FullName;
        try
        {
            await using var first = await HostProcess.StartReadyAsync(_data);
            await using (var other = await HostProcess.StartReadyAsync(otherData))
            {
                Assert.NotEqual(first.Http.BaseAddress, other.Http.BaseAddress);
                other.Terminate();
                await other.EndAsync();
            }

            await using var second = HostProcess.Start(["--data", _data, "--urls", "http://127.0.0.1:0"]);
            await AssertOneLineAsync(second, 1, "Another host uses the data directory");
            await using var third = HostProcess.Start(["--data", otherData, "--urls", first.Http.BaseAddress!.ToString()]);
            await AssertOneLineAsync(third, 1, "is in use; stop what uses it");
            first.Terminate();
            await first.EndAsync();
        }
        finally
        {
            Directory.Delete(otherData, recursive: true);
        }
    }

    [Fact]
    public async Task Without_Node_one_line_says_what_to_install()
    {
        await using var host = HostProcess.Start(["--data", _data, "--urls", "http://127.0.0.1:0"], ("PATH", _data));
        await AssertOneLineAsync(host, 1, "Node.js was not found; install Node.js 20 or newer");
    }

    [Fact]
    public async Task A_Node_that_is_too_old_is_named_in_one_line()
    {
        var fake = Path.Combine(_data, "node");
        await File.WriteAllTextAsync(fake, "#!/bin/sh\necho v18.19.0\n");
        File.SetUnixFileMode(fake, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await using var host = HostProcess.Start(["--data", _data, "--urls", "http://127.0.0.1:0"], ("PATH", _data));
        await AssertOneLineAsync(host, 1, "Node.js v18.19.0 is too old for Azurite");
    }

    [Fact]
    public async Task Without_a_registry_one_line_says_what_to_check()
    {
        await using var host = HostProcess.Start(
            ["--data", _data, "--urls", "http://127.0.0.1:0"],
            ("XDG_CACHE_HOME", Path.Combine(_data, "cache")),
            ("npm_config_cache", Path.Combine(_data, "npm")),
            ("npm_config_registry", "http://127.0.0.1:9/"));
        var (code, errors) = await host.EndAsync();
        Assert.Equal(1, code);
        Assert.Contains("The npm registry cannot be reached", errors.Split('\n')[^1], StringComparison.Ordinal);
    }

    private static async Task AssertOneLineAsync(HostProcess host, int code, string text)
    {
        var (actual, errors) = await host.EndAsync();
        Assert.True(code == actual, errors);
        Assert.DoesNotContain('\n', errors);
        Assert.Contains(text, errors, StringComparison.Ordinal);
    }

    private static async Task<DateTime> MoveClockAsync(HostProcess host, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await host.Http.PostAsync("/dev/clock", content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JObject.Parse(text).Value<DateTime>("now");
    }
}
