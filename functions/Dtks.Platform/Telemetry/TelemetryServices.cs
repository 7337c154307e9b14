using System.Reflection;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Platform.Telemetry;

/// <summary>Registers what measures, and what sends it.</summary>
internal static class TelemetryServices
{
    /// <summary>Adds the instruments, the measurement of every invocation, and the exporter of the settings.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration, IReadOnlyList<Assembly> functions)
    {
        services.AddMetrics();
        services.AddSingleton<Instruments>();
        services.AddSingleton(new QueuesOfFunctions(functions));
        services.AddSingleton<IFunctionsWorkerMiddleware, InvocationTelemetry>();
        services.Configure<TelemetryOptions>(o => o.ReadStandard(configuration));
        var options = configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new TelemetryOptions();
        options.ReadStandard(configuration);
        services.AddExport(options);
        return services;
    }
}
