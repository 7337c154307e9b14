using System.Reflection;
using Azure.Core;
using Azure.Identity;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Events;
using Dtks.Platform.Health;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.InProcess;
using Dtks.Platform.Messaging;
using Dtks.Platform.Modules;
using Dtks.Platform.OpenApi;
using Dtks.Platform.Problems;
using Dtks.Platform.Protection;
using Dtks.Platform.Reads;
using Dtks.Platform.Records;
using Dtks.Platform.SetAside;
using Dtks.Platform.Settings;
using Dtks.Platform.Telemetry;
using Dtks.Platform.Waiting;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dtks.Platform.Hosting;

/// <summary>Registers the platform and the modules that stand on it.</summary>
public static class PlatformServices
{
    /// <summary>Adds the services, and those of every module of the assemblies. A host that has its own clock registers its <see cref="TimeProvider"/> first.</summary>
    /// <exception cref="InvalidOperationException">An HTTP function does not say who may call it.</exception>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">At start, when a setting is missing or wrong; it names the setting.</exception>
    public static IServiceCollection AddPlatform(this IServiceCollection services, IConfiguration configuration, params IEnumerable<Assembly> modules)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddKeyedSingleton(OptimisticRetry.RealTime, TimeProvider.System);
        services.Configure<StorageOptions>(o => o.ConnectionString = configuration["AzureWebJobsStorage"]);
        Assembly[] assemblies = [typeof(PlatformServices).Assembly, .. modules];
        services.AddTelemetry(configuration, assemblies);
        services.AddSingleton<IFunctionsWorkerMiddleware, RequestBudget>();
        services.AddModules(configuration, assemblies);
        services.AddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.AddSingleton(ServiceClients.Cosmos);
        services.AddSingleton(ServiceClients.Queues);
        services.AddSingleton(ServiceClients.Blobs);
        services.AddSingleton(ServiceClients.Events);
        services.AddDocuments();
        services.AddRequests(assemblies);
        services.AddHealth();
        services.AddSingleton<Provisioning>();
        return services;
    }

    private static void AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton<FieldProtection>();
        services.AddSingleton<KeyedHash>();
        services.AddSingleton<DocumentStore>();
        services.AddSingleton<OptimisticRetry>();
        services.AddSingleton<BriefRetry>();
        services.AddSingleton<ChangeLedger>();
        services.AddSingleton<LeftChanges>();
        services.AddSingleton<ChangeCommit>();
        services.AddSingleton<AuditedReads>();
        services.AddSingleton<WaitingIds>();
        services.AddSingleton<Looks>();
        services.AddSingleton<WaitingSweep>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<OutboxRelay>();
        services.AddSingleton<OutboxRescue>();
        services.AddSingleton<OutboxSweep>();
        services.AddHostedService(p => ActivatorUtilities.CreateInstance<LedgerBeat>(
            p, new Lazy<ChangeLedger>(p.GetRequiredService<ChangeLedger>), new Lazy<LeftChanges>(p.GetRequiredService<LeftChanges>)));
        services.AddSingleton<EventPublisher>();
        services.AddSingleton<QueueSender>();
        services.AddSingleton<QueueMessageRunner>();
        services.AddSingleton<PoisonQueues>();
        services.AddSingleton<SetAsideReports>();
        services.AddSingleton<Shelf>();
        services.AddSingleton<OneByOne>();
    }

    private static void AddRequests(this IServiceCollection services, IReadOnlyCollection<Assembly> functions)
    {
        services.AddSingleton(new AccessRules(functions));
        services.AddSingleton<Admission>();
        services.AddSingleton<ServedRoutes>();
        services.AddSingleton<Throttle>();
        services.AddSingleton<IFunctionsWorkerMiddleware, PublicThrottle>();
        services.AddSingleton<IFunctionsWorkerMiddleware, AccessMiddleware>();
        services.AddSingleton(new QueryRules(functions));
        services.AddSingleton<IFunctionsWorkerMiddleware, QueryMiddleware>();
        services.LeaveBodiesToUs();
        services.AddSingleton(ServiceClients.Identity);
        services.AddSingleton<TokenValidation>();
        services.AddSingleton<MessageCatalogue>();
        services.AddSingleton(p => new ApiDocument(functions, p.GetRequiredService<MessageCatalogue>()));
        services.AddSingleton<UnreadableRecords>();
        services.AddSingleton<Api>();
        services.AddSingleton(new ApiCalls(functions));
        services.AddSingleton<BodyHash>();
        services.AddSingleton<IdempotentAnswers>();
        services.AddSingleton<Cursor>();
        services.AddSingleton<Listing>();
    }
}
