using System.Runtime.CompilerServices;
using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Dtks.Platform.Telemetry;

/// <summary>
/// Sends metrics and spans where the settings say. What belongs to an exporter is loaded when it is chosen: each has a method of its own.
/// </summary>
internal static class TelemetryExport
{
    private const string ServiceName = "dtks";

    /// <summary>Adds the exporter of the settings. Wrong settings add none: they stop the start by their own faults.</summary>
    public static void AddExport(this IServiceCollection services, TelemetryOptions options)
    {
        if (options.Faults().Any())
        {
            return;
        }

        if (options.Is(TelemetryOptions.Otlp))
        {
            AddOtlp(services, options);
        }
        else if (options.Is(TelemetryOptions.ApplicationInsights))
        {
            AddApplicationInsights(services, options);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddOtlp(IServiceCollection services, TelemetryOptions options)
    {
        services.AddOpenTelemetry()
            .ConfigureResource(Describe)
            .WithMetrics(m => m.AddMeter(Signals.Source).AddOtlpExporter(o => Direct(o, options.Endpoint, "v1/metrics")))
            .WithTracing(t => t.AddSource(Signals.Source).AddOtlpExporter(o => Direct(o, options.Endpoint, "v1/traces")).SetSampler(Sampler(options)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddApplicationInsights(IServiceCollection services, TelemetryOptions options)
    {
        if (options.WithIdentity)
        {
            services.AddOptions<AzureMonitorExporterOptions>().Configure<TokenCredential>((o, credential) => o.Credential = credential);
        }

        services.AddOpenTelemetry()
            .ConfigureResource(Describe)
            .WithMetrics(m => m.AddMeter(Signals.Source).AddAzureMonitorMetricExporter(o => o.ConnectionString = options.Connection))
            .WithTracing(t => t.AddSource(Signals.Source).AddAzureMonitorTraceExporter(o => o.ConnectionString = options.Connection).SetSampler(Sampler(options)));
    }

    // A host's own span above ours is often not recorded: its word does not count.
    private static TraceIdRatioBasedSampler Sampler(TelemetryOptions options) => new(options.Share);

    // No detector: the name of a machine and the arguments of a process are nobody's business.
    private static void Describe(ResourceBuilder resource) => resource.Clear().AddService(ServiceName, autoGenerateServiceInstanceId: true);

    private static void Direct(OtlpExporterOptions exporter, string? endpoint, string path)
    {
        if (string.IsNullOrEmpty(endpoint))
        {
            return;
        }

        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri($"{endpoint.TrimEnd('/')}/{path}");
    }
}
