using System.Diagnostics;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Storage;

/// <summary>
/// Azurite's blob and queue services as a child process. The child ends when its standard input closes: with this process, however it ends.
/// </summary>
internal sealed class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan SaveAtMost = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly TimeProvider _time;
    private volatile bool _stopping;

    private AzuriteProcess(Process process, TimeProvider time)
    {
        _process = process;
        _time = time;
        _errors = process.StandardError.ReadToEndAsync();
        Counts = new AzuriteCounts(process, time);
        Died = WatchAsync();
    }

    /// <summary>Where it listens.</summary>
    public StorageServer Server { get; private set; } = new(0, 0);

    /// <summary>How many messages its queues hold.</summary>
    public AzuriteCounts Counts { get; }

    /// <summary>The child's process id.</summary>
    public int Id => _process.Id;

    /// <summary>Ends when the child ended without being asked to, with the line to show; never before.</summary>
    public Task<string> Died { get; }

    /// <summary>Starts Azurite and waits until it listens.</summary>
    /// <param name="script">The committed script that runs it.</param>
    /// <param name="package">The folder it is installed in.</param>
    /// <param name="data">The folder for its data.</param>
    /// <param name="options">Whether it serves tables too, and how long it may take to start.</param>
    /// <param name="time">Real time.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="StartupException">It did not come up.</exception>
    public static async Task<AzuriteProcess> StartAsync(string script, string package, string data, LocalHostOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        // Small heaps: the services are idle most of the time and hold metadata only.
        var start = NodeRuntime.Node(["--max-semi-space-size=8", script, package, data, .. options.Tables ? ["tables"] : Array.Empty<string>()]);
        var azurite = new AzuriteProcess(NodeRuntime.Start(start, "Node.js"), time);
        try
        {
            azurite.Server = await azurite.ReadPortsAsync(options.AzuriteWait, cancellationToken);
            _ = azurite.Counts.ReadAsync();
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets Azurite save its state and end; ends it by force only when it does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping)
            return;
        _stopping = true;
        Close(_process.StandardInput);
        using var late = new CancellationTokenSource(SaveAtMost, _time);
        try
        {
            await _process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        Counts.Dispose();
    }

    private static void Close(StreamWriter input)
    {
        try
        {
            input.Close();
        }
        catch (IOException)
        {
            // It ended before: nobody reads any more.
        }
    }

    private async Task<StorageServer> ReadPortsAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = new CancellationTokenSource(atMost, _time);
        using var registration = timer.Token.Register(late.Cancel);
        try
        {
            var line = await _process.StandardOutput.ReadLineAsync(late.Token);
            var ports = line is null ? null : JObject.Parse(line);
            if (ports?.Value<int?>("blob") is { } blob && ports.Value<int?>("queue") is { } queue)
                return new StorageServer(blob, queue, ports.Value<int?>("table"));
        }
        catch (JsonException)
        {
            // Said below: it did not start.
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            throw new StartupException($"Azurite did not start within {atMost.TotalSeconds:0} s; start again, give it longer with --azurite-wait SECONDS, or give --storage CONNECTION.");
        }

        var errors = await _errors;
        throw new StartupException($"Azurite did not start ({LastLine(errors)}); start again with an empty --data DIR, or give --storage CONNECTION.");
    }

    private async Task<string> WatchAsync()
    {
        await _process.WaitForExitAsync();
        if (_stopping)
            return await new TaskCompletionSource<string>().Task;
        return $"Azurite ended unexpectedly ({LastLine(await _errors)}); the host stops. Start it again: what was stored is kept.";
    }

    private static string LastLine(string text)
        => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no message";
}
