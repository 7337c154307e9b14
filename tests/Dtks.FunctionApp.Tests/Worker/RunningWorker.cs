using Dtks.FunctionApp.Tests.Settings;
using Dtks.FunctionApp.Tests.Worker.Protocol;

namespace Dtks.FunctionApp.Tests.Worker;

/// <summary>The built app under a stand-in host: connected, initialised, its functions told and loaded.</summary>
internal sealed class RunningWorker : IAsyncDisposable
{
    private const string Id = "worker-7";
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(90);

    private readonly CancellationTokenSource _late = new(AtMost);
    private readonly StandInHost _host;
    private readonly AppProcess _app;

    private RunningWorker(StandInHost host)
    {
        _host = host;
        _app = AppProcess.Start(RightSettings.All, host.Endpoint, Id);
        Session = new WorkerSession(host.Worker, _late.Token);
    }

    /// <summary>What a host asks of it.</summary>
    public WorkerSession Session { get; }

    /// <summary>Where it serves HTTP to its host.</summary>
    public Uri Http { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The functions it has told of.</summary>
    public IReadOnlyCollection<FunctionMetadata> Functions { get; private set; } = [];

    public static async Task<RunningWorker> StartAsync()
    {
        var worker = new RunningWorker(await StandInHost.StartAsync());
        try
        {
            await worker.ConnectAsync();
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <summary>Tells it to end and waits until it has.</summary>
    public async Task<(int Code, string Errors)> TerminateAsync()
    {
        await Session.TerminateAsync();
        var (code, _, errors) = await _app.EndAsync(_late.Token);
        return (code, errors);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _host.DisposeAsync();
        _late.Dispose();
    }

    private async Task ConnectAsync()
    {
        var end = _app.EndAsync(_late.Token);
        if (await Task.WhenAny(_host.Worker.Started, end) == end)
            Assert.Fail((await end).Errors);
        Assert.Equal(Id, (await _host.Worker.Started).WorkerId);
        Http = await Session.InitialiseAsync();
        Functions = await Session.FunctionsAsync();
        foreach (var function in Functions)
            await Session.LoadAsync(function);
    }
}
