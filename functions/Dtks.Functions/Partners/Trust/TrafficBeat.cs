using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dtks.Functions.Partners.Trust;

/// <summary>Saves the traffic of partners every few seconds while the process runs, and what is left when it ends.</summary>
/// <param name="traffic">What is saved, made when it is first needed: settings are held against their rules before.</param>
/// <param name="realTime">The clock that other systems go by.</param>
/// <param name="log">Where failures are told.</param>
internal sealed partial class TrafficBeat(Lazy<PartnerTraffic> traffic, [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime, ILogger<TrafficBeat> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, realTime);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await FlushAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task FlushAsync(CancellationToken cancellation)
    {
        try
        {
            await traffic.Value.FlushAsync(cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            Failed(log, e);
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The traffic of partners could not be saved; it is tried again.")]
    private static partial void Failed(ILogger log, Exception e);
}
