using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.Changes;

/// <summary>Keeps the ledger of a process going while it runs, under whatever host, and ends it after all else has stopped.</summary>
/// <param name="ledger">The ledger, made when it is first needed: settings are held against their rules before.</param>
/// <param name="left">What is gone on with.</param>
/// <param name="realTime">The clock that other systems go by.</param>
/// <param name="log">Where failures are told.</param>
internal sealed partial class LedgerBeat(
    Lazy<ChangeLedger> ledger, Lazy<LeftChanges> left, [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime, ILogger<LedgerBeat> log)
    : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Requests and messages have ended by now.
    public Task StoppedAsync(CancellationToken cancellationToken) => ledger.IsValueCreated ? ledger.Value.EndAsync(cancellationToken) : Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, realTime);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await BeatAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task BeatAsync(CancellationToken cancellation)
    {
        try
        {
            // First: a round of many takes long, and whoever is not heard of counts as ended.
            await ledger.Value.FlushAsync(ChangeLedger.Every);
            await left.Value.RunAsync(cancellation);
        }
        catch (Exception e)
        {
            // While the host stops nothing is wrong with what is left: it is found by others.
            if (!cancellation.IsCancellationRequested)
            {
                Failed(log, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What this process left open could not be gone on with; it is tried again.")]
    private static partial void Failed(ILogger log, Exception e);
}
