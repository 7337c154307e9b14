using Azure.Core.Pipeline;
using Dtks.Functions.Notices;
using Dtks.Functions.Population;
using Dtks.LocalHost.Configuration;
using Dtks.LocalHost.Dev;
using Dtks.LocalHost.Discovery;
using Dtks.LocalHost.Faults;
using Dtks.LocalHost.Http;
using Dtks.LocalHost.Invocation;
using Dtks.LocalHost.Parts;
using Dtks.LocalHost.Queues;
using Dtks.LocalHost.Startup;
using Dtks.LocalHost.Timers;
using Dtks.Platform.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Dtks.LocalHost.Hosting;

/// <summary>Registers what the host itself is made of.</summary>
internal static class HostServices
{
    /// <summary>Adds the host's services. The clock comes first, so that the application takes it for its own.</summary>
    public static void AddHost(
        this IServiceCollection services, HostParts parts, HostJson hostJson, IReadOnlyList<FunctionDescriptor> functions, IReadOnlyList<TimerFunction> timers, QueuePace pace)
    {
        services.AddSingleton<IHostLifetime, CallerLifetime>();
        services.AddKeyedSingleton("storage", TimeProvider.System);
        services.AddSingleton(parts);
        services.AddSingleton(parts.ClockFile);
        services.AddSingleton(parts.Clock);
        services.AddSingleton<TimeProvider>(parts.Clock);
        services.AddSingleton(hostJson);
        services.AddSingleton(functions);
        services.AddSingleton(timers);
        services.AddSingleton<ActivityTracker>();
        services.AddSingleton<FunctionInvoker>();
        services.AddFaults();
        services.AddQueues(pace);
        services.AddSingleton(new TimerRuns(parts.Data.At("timers.json")));
        services.AddSingleton<TimerInvocations>();
        services.AddSingleton<TimerEngine>();
        services.AddDevPaths(parts.Data);
        services.AddRouting();
        services.AddSingleton<CrossOrigin>();
        services.AddSingleton<ICorsService, CorsService>();
        services.AddSingleton<ICorsPolicyProvider, DefaultCorsPolicyProvider>();

        // A page in a browser on this machine must not reach the dev paths by a name of its own that leads to 127.0.0.1.
        services.AddHostFiltering(o => o.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        services.AddMvcCore();
    }

    /// <summary>Logs to the console, one line per event.</summary>
    public static void LogToConsole(ILoggingBuilder logging)
    {
        logging.AddConsole(console => console.FormatterName = LineFormatter.FormatterName);
        logging.AddConsoleFormatter<LineFormatter, ConsoleFormatterOptions>();
    }

    // Every call that leaves the host goes by a handler of its service, so that it can be made to fail there.
    private static void AddFaults(this IServiceCollection services)
    {
        services.AddSingleton<OutgoingFaults>();
        services.AddHandler(OutgoingHttp.Cosmos, FaultyService.Cosmos);
        services.AddHandler(OutgoingHttp.Queues, FaultyService.Queues);
        services.AddHandler(OutgoingHttp.Blobs, FaultyService.Blobs);
        services.AddHandler(OutgoingHttp.Events, FaultyService.Events);
        services.AddHttpClient(nameof(PopulationRegister))
            .AddHttpMessageHandler(p => new FaultHandler(p.GetRequiredService<OutgoingFaults>(), FaultyService.Population));
        services.AddHttpClient(nameof(MessagePort))
            .ConfigurePrimaryHttpMessageHandler(p => FaultHandler.OverSockets(p.GetRequiredService<OutgoingFaults>(), FaultyService.Messages));
    }

    private static void AddHandler(this IServiceCollection services, string name, FaultyService service)
        => services.AddKeyedSingleton<HttpMessageHandler>(name, (p, _) => FaultHandler.OverSockets(p.GetRequiredService<OutgoingFaults>(), service));

    private static void AddQueues(this IServiceCollection services, QueuePace pace)
    {
        services.AddSingleton(new QueueWakeUps(pace));
        services.AddSingleton<KeptMessages>();
        services.AddSingleton<MessageSentPolicy>();
        services.AddSingleton<HttpPipelinePolicy>(p => p.GetRequiredService<MessageSentPolicy>());
        services.AddSingleton<HttpPipelinePolicy, MessagesTwicePolicy>();
        services.AddSingleton<QueueClients>();
        services.AddSingleton<QueueCensus>();
        services.AddSingleton<WaitingQueues>();
        services.AddSingleton<OutboxCensus>();
        services.AddSingleton<IdleWatch>();
        services.AddSingleton<QueuePump>();
    }

    private static void AddDevPaths(this IServiceCollection services, DataDirectory data)
    {
        services.AddSingleton(_ => new LocalDatabase(data.At("stand-ins.db")));
        services.AddSingleton<EventLog>();
        services.AddSingleton<MessageLog>();
        services.AddSingleton<MessageEndpoints>();
        services.AddSingleton<PopulationRegisterStandIn>();
        services.AddSingleton<ClockEndpoints>();
        services.AddSingleton<TimerEndpoints>();
        services.AddSingleton<QueueEndpoints>();
        services.AddSingleton<EventEndpoints>();
        services.AddSingleton<PopulationEndpoints>();
        services.AddSingleton<TokenEndpoints>();
        services.AddSingleton<MinistryCalls>();
        services.AddSingleton<PartnerInbox>();
        services.AddSingleton<PartnerEndpoints>();
        services.AddSingleton<CosmosEndpoints>();
        services.AddSingleton<DatabaseFaults>();
        services.AddSingleton<FaultEndpoints>();
    }

    // Whoever started the host stops it; it reacts to no signal by itself.
    private sealed class CallerLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
