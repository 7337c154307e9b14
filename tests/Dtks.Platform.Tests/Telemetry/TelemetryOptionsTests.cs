using Dtks.Platform.Telemetry;
using Microsoft.Extensions.Configuration;

namespace Dtks.Platform.Tests.Telemetry;

/// <summary>Settings of telemetry that are right, and what is said of those that are not.</summary>
public sealed class TelemetryOptionsTests
{
    private const string Connection = "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://insights.example/";

    [Theory]
    [InlineData]
    [InlineData("Telemetry:Exporter=none")]
    [InlineData("Telemetry:Exporter=none", "Telemetry:Endpoint=unused")]
    [InlineData("Telemetry:Exporter=OTLP", "Telemetry:Endpoint=http://127.0.0.1:4318")]
    [InlineData("Telemetry:Exporter=otlp", "OTEL_EXPORTER_OTLP_ENDPOINT=https://collector.example")]
    [InlineData("Telemetry:Exporter=applicationInsights", $"APPLICATIONINSIGHTS_CONNECTION_STRING={Connection}")]
    [InlineData("Telemetry:SpanShare=0.001")]
    [InlineData("Telemetry:SpanShare=1")]
    public void These_are_right(params string[] settings) => Assert.Empty(Read(settings).Faults());

    [Theory]
    [InlineData("Telemetry:Exporter (Telemetry__Exporter) is none of the exporters; set it to none, otlp or applicationInsights.", "Telemetry:Exporter=zipkin")]
    [InlineData("Telemetry:Endpoint (Telemetry__Endpoint) is not set; set it to an absolute URL", "Telemetry:Exporter=otlp")]
    [InlineData("Telemetry:Endpoint (Telemetry__Endpoint) does not begin with", "Telemetry:Exporter=otlp", "Telemetry:Endpoint=collector:4318")]
    [InlineData("Telemetry:Endpoint (Telemetry__Endpoint) does not begin with", "Telemetry:Exporter=otlp", "Telemetry:Endpoint=x", "OTEL_EXPORTER_OTLP_ENDPOINT=http://a")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT does not begin with", "Telemetry:Exporter=otlp", "OTEL_EXPORTER_OTLP_ENDPOINT=collector")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING is not set; set it to the connection string", "Telemetry:Exporter=applicationInsights")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING is no connection string; set it", "Telemetry:Exporter=applicationInsights", "APPLICATIONINSIGHTS_CONNECTION_STRING=InstrumentationKey=x")]
    [InlineData("Telemetry:SpanShare (Telemetry__SpanShare) is no share; set it to a number above 0", "Telemetry:SpanShare=0")]
    [InlineData("Telemetry:SpanShare (Telemetry__SpanShare) is no share; set it to a number above 0", "Telemetry:SpanShare=1.01")]
    [InlineData("Telemetry:SpanShare (Telemetry__SpanShare) is no share; set it to a number above 0", "Telemetry:SpanShare=half")]
    public void These_are_one_line_that_says_what_to_do(string line, params string[] settings) =>
        Assert.StartsWith(line, Assert.Single(Read(settings).Faults()), StringComparison.Ordinal);

    [Theory]
    [InlineData(null, false)]
    [InlineData("Authorization=None", false)]
    [InlineData("Authorization=AAD", true)]
    [InlineData("ClientId=00000000-0000-0000-0000-000000000000;Authorization=AAD", true)]
    public void Whether_a_token_is_sent_is_Azures_own_setting(string? setting, bool withIdentity) =>
        Assert.Equal(withIdentity, Read(setting is null ? [] : [$"APPLICATIONINSIGHTS_AUTHENTICATION_STRING={setting}"]).WithIdentity);

    private static TelemetryOptions Read(string[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).Select(s => new KeyValuePair<string, string?>(s[0], s[1]))).Build();
        var options = configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new TelemetryOptions();
        options.ReadStandard(configuration);
        return options;
    }
}
