using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Invocation;
using Dtks.LocalHost.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.LocalHost.CommandLine;

/// <summary>Serves until a signal, or until the host cannot go on.</summary>
internal static class ServeCommand
{
    /// <summary>Runs the command.</summary>
    /// <returns>0 after a signal, 1 when the host could not go on.</returns>
    /// <exception cref="StartupException">It cannot start.</exception>
    public static async Task<int> RunAsync(LocalHostOptions options, TextWriter output, TextWriter error)
    {
        using var signals = new StopSignals();
        try
        {
            await using var host = await LocalHostApp.StartAsync(options with { Progress = error.WriteLine }, signals.Token);
            using var memory = new IdleMemory(host.Services.GetRequiredService<ActivityTracker>(), TimeProvider.System, IdleMemory.Collect);
            await output.WriteLineAsync($"Ready: {host.BaseUrl.ToString().TrimEnd('/')}");
            if (host.OwnAccount is { } account)
                await output.WriteLineAsync($"Account: {account}");
            await output.FlushAsync(CancellationToken.None);
            if (await Task.WhenAny(signals.Received, host.Failed) != host.Failed)
                return 0;
            await error.WriteLineAsync(await host.Failed);
            return 1;
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return 0;
        }
    }
}
