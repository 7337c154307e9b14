using System.Diagnostics;
using System.Globalization;
using Dtks.Chaos.EndStates;
using Dtks.Chaos.Story;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;

namespace Dtks.Chaos.Hosts;

/// <summary>A host as a process of its own, with its own storage and database, that is killed (SIGKILL) and started again over the same data.</summary>
public sealed class ChaosProcess : IAsyncDisposable
{
    private const string Announcement = "Ready: ";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly string _data = Directory.CreateTempSubdirectory("dtks-chaos-").FullName;
    private Process? _process;
    private Uri? _url;

    private ChaosProcess() => File.WriteAllText(Path.Combine(_data, "keys.json"), JsonConvert.SerializeObject(ChaosKeys.File));

    /// <summary>Where it serves; null while it is down.</summary>
    public Uri? BaseUrl { get; private set; }

    /// <summary>How often it was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Starts it for the first time.</summary>
    public static async Task<ChaosProcess> StartAsync()
    {
        var host = new ChaosProcess();
        try
        {
            await host.StartProcessAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills it and starts it again.</summary>
    /// <param name="onStarted">Done before clients see it again.</param>
    public async Task KillAsync(Func<Uri, Task> onStarted)
    {
        ArgumentNullException.ThrowIfNull(onStarted);
        Kills++;
        await EndAsync();
        await onStarted(await StartProcessAsync(hidden: true));
        BaseUrl = _url;
    }

    /// <summary>Kills it for the last time, and reads what it left.</summary>
    public async Task<EndState> ReadAsync()
    {
        await EndAsync();
        await using var app = await LocalHostApp.StartAsync(new LocalHostOptions
        {
            Urls = "http://127.0.0.1:0",
            DataDirectory = _data,
            Settings = new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Error" },
            Logging = logging => logging.AddSimpleConsole(o => o.SingleLine = true),
        });
        using var client = new ChaosClient(() => app.BaseUrl);
        await Telling.StoryOf(client).SettleAsync();
        return await EndStateReader.ReadAsync(app.Services, app.BaseUrl);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(_data, recursive: true);
    }

    private async Task<Uri> StartProcessAsync(bool hidden = false)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] first = Kills == 0 ? ["--clock", ChaosStory.Begins.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)] : [];
        foreach (var argument in (string[])[typeof(LocalHostApp).Assembly.Location, "--urls", "http://127.0.0.1:0", "--data", _data, .. first])
        {
            start.ArgumentList.Add(argument);
        }

        var ready = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Look(line.Data, ready);
        _process.ErrorDataReceived += (_, _) => { };
        _process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The host ended before it was ready."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _url = await ready.Task.WaitAsync(StartLimit, TimeProvider.System);
        BaseUrl = hidden ? null : _url;
        return _url;
    }

    private async Task EndAsync()
    {
        BaseUrl = null;
        if (_process is null)
        {
            return;
        }

        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    private static void Look(string? line, TaskCompletionSource<Uri> ready)
    {
        if (line?.StartsWith(Announcement, StringComparison.Ordinal) == true)
        {
            ready.TrySetResult(new Uri(line[Announcement.Length..]));
        }
    }
}
