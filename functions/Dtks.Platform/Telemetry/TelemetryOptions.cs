using System.Globalization;
using Dtks.Platform.Settings;
using Microsoft.Extensions.Configuration;

namespace Dtks.Platform.Telemetry;

/// <summary>
/// Where metrics and spans go. Section <c>Telemetry</c>, and the settings by which Azure and OpenTelemetry know the same:
/// <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c>, <c>APPLICATIONINSIGHTS_AUTHENTICATION_STRING</c>, <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.
/// </summary>
public sealed class TelemetryOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Telemetry";

    /// <summary>Nothing is sent.</summary>
    public const string None = "none";

    /// <summary>To a collector, by OTLP.</summary>
    public const string Otlp = "otlp";

    /// <summary>To Application Insights.</summary>
    public const string ApplicationInsights = "applicationInsights";

    private const string StandardEndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string ConnectionSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string AuthenticationSetting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>One of <see cref="None"/>, <see cref="Otlp"/>, <see cref="ApplicationInsights"/>, in whatever case; absent: none.</summary>
    public string Exporter { get; set; } = None;

    /// <summary>
    /// The collector's base address for OTLP over HTTP (protobuf), such as <c>http://collector:4318</c>. Absent: OpenTelemetry's own settings
    /// (<c>OTEL_EXPORTER_OTLP_…</c>).
    /// </summary>
    public string? Endpoint { get; set; }

    /// <summary>The share of runs whose span is sent, above 0 and at most 1. Metrics count every run.</summary>
    public string SpanShare { get; set; } = "1";

    internal string? StandardEndpoint { get; private set; }

    internal string? Connection { get; private set; }

    /// <summary>Whether Application Insights is told with a token of the app's identity, as the setting of Azure says.</summary>
    internal bool WithIdentity { get; private set; }

    internal double Share => double.TryParse(SpanShare, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) ? share : 0;

    /// <summary>What is wrong with these settings, one line each; none when they are right.</summary>
    public IEnumerable<string> Faults() => new[] { ExporterFault(), ShareFault() }.OfType<string>();

    /// <summary>The settings that stand outside the section.</summary>
    internal void ReadStandard(IConfiguration configuration)
    {
        StandardEndpoint = configuration[StandardEndpointSetting];
        Connection = configuration[ConnectionSetting];
        WithIdentity = configuration[AuthenticationSetting]?.Contains("Authorization=AAD", StringComparison.OrdinalIgnoreCase) == true;
    }

    internal bool Is(string exporter) => exporter.Equals(Exporter, StringComparison.OrdinalIgnoreCase);

    private string? ExporterFault()
    {
        if (Is(Otlp))
        {
            return EndpointFault();
        }

        if (Is(ApplicationInsights))
        {
            return ConnectionFault();
        }

        return Is(None) ? null : SettingFault.Of($"{Section}:{nameof(Exporter)}", "is none of the exporters", $"set it to {None}, {Otlp} or {ApplicationInsights}");
    }

    private string? EndpointFault()
    {
        const string example = "http://127.0.0.1:4318";
        return string.IsNullOrEmpty(Endpoint) && !string.IsNullOrEmpty(StandardEndpoint)
            ? SettingFault.Url(StandardEndpointSetting, StandardEndpoint, example)
            : SettingFault.Url($"{Section}:{nameof(Endpoint)}", Endpoint, example);
    }

    private string? ConnectionFault()
    {
        const string remedy = "set it to the connection string of the Application Insights resource, which begins with InstrumentationKey=";
        return SettingFault.Missing(ConnectionSetting, Connection, remedy)
            ?? (Connection!.Split(';').Any(IsKey) ? null : SettingFault.Of(ConnectionSetting, "is no connection string", remedy));
    }

    private static bool IsKey(string part) =>
        part.Trim().Split('=') is [var name, var key] && name.Equals("InstrumentationKey", StringComparison.OrdinalIgnoreCase) && Guid.TryParse(key, out _);

    private string? ShareFault() =>
        Share is > 0 and <= 1 ? null : SettingFault.Of($"{Section}:{nameof(SpanShare)}", "is no share", "set it to a number above 0 and at most 1, such as 0.1");
}
