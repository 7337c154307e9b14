using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Dtks.LocalHost.Tests;

/// <summary>The built program as a process of its own, started in an unrelated working directory.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const int SigKill = 9;
    private const int SigTerm = 15;
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private HostProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public HttpClient Http { get; private set; } = new();

    /// <summary>What it says of its account once it is ready.</summary>
    public string Account { get; private set; } = string.Empty;

    public static HostProcess Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [Path.Combine(AppContext.BaseDirectory, "Dtks.LocalHost.dll"), .. arguments])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new HostProcess(Process.Start(start)!);
    }

    /// <summary>Starts a host on a free port and waits for its Ready line.</summary>
    public static async Task<HostProcess> StartReadyAsync(string data)
    {
        var host = Start(["--data", data, "--urls", "http://127.0.0.1:0"]);
        var line = await host._process.StandardOutput.ReadLineAsync();
        while (line is not null && !line.StartsWith("Ready: ", StringComparison.Ordinal))
            line = await host._process.StandardOutput.ReadLineAsync();
        if (line is null)
            throw new InvalidOperationException(await host._errors);
        host.Account = await host._process.StandardOutput.ReadLineAsync() ?? string.Empty;
        _ = host._process.StandardOutput.ReadToEndAsync();
        host.Http = new HttpClient { BaseAddress = new Uri(line["Ready: ".Length..]) };
        return host;
    }

    /// <summary>The process id of the Azurite of a data directory.</summary>
    public static int AzuriteId(string data) => int.Parse(File.ReadAllText(Path.Combine(data, "azurite", "serve.pid")), CultureInfo.InvariantCulture);

    public static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && !HasEnded(id);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // One that ended and that nobody asked about yet still has its id: where its parent was killed, for as long as the first process takes to ask.
    private static bool HasEnded(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat.AsSpan(stat.LastIndexOf(')') + 1).TrimStart().StartsWith("Z", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return OperatingSystem.IsLinux() && !Directory.Exists($"/proc/{id}");
        }
    }

    public static void Kill(int id) => Assert.Equal(0, Signal(id, SigKill));

    public void Kill() => Kill(_process.Id);

    public void Terminate() => Assert.Equal(0, Signal(_process.Id, SigTerm));

    public async Task<(int Code, string Errors)> EndAsync()
    {
        using var late = new CancellationTokenSource(AtMost);
        await _process.WaitForExitAsync(late.Token);
        return (_process.ExitCode, (await _errors).Trim());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Http.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int id, int signal);
}
