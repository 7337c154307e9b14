using System.Diagnostics;
using Dtks.LocalHost.Hosting;

namespace Dtks.Flows.Tests.Verification;

/// <summary>A host as a process of its own, so that it can be killed as a machine's failure would.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private HostProcess(Process process, Uri baseUrl)
    {
        _process = process;
        Flow = new Flow(baseUrl);
    }

    /// <summary>A client of it.</summary>
    public Flow Flow { get; }

    /// <summary>Starts a host on a free port over a data directory, with settings beside its own, and waits until it serves.</summary>
    public static async Task<HostProcess> StartAsync(string data, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [typeof(LocalHostApp).Assembly.Location, "--urls", "http://127.0.0.1:0", "--data", data, "--message-lease", "3"];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var ready = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Look(line.Data, ready);
        process.ErrorDataReceived += (_, _) => { };
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The host ended before it was ready."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new HostProcess(process, await ready.Task.WaitAsync(StartLimit, TimeProvider.System));
    }

    /// <summary>Ends it at once, without a chance to finish anything (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        Flow.Dispose();
        _process.Dispose();
    }

    private static void Look(string? line, TaskCompletionSource<Uri> ready)
    {
        const string Announcement = "Ready: ";
        if (line?.StartsWith(Announcement, StringComparison.Ordinal) == true)
        {
            ready.TrySetResult(new Uri(line[Announcement.Length..]));
        }
    }
}
