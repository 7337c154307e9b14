using System.Net;
using Dtks.Flows.Tests.Proposals;
using Dtks.Platform.Telemetry;

namespace Dtks.Flows.Tests.Telemetry;

/// <summary>Metrics and spans of a host arrive where its settings say.</summary>
public sealed class ExportTests
{
    [Fact]
    [Trait("rule", "REG-3")]
    public async Task By_OTLP_a_collector_gets_metrics_and_spans_and_nothing_of_the_family()
    {
        await using var collector = await Collector.StartAsync();
        var family = await TellAsync(("Telemetry:Exporter", "otlp"), ("Telemetry:Endpoint", collector.Address));

        var (metrics, spans) = (collector.ReceivedAt("/v1/metrics"), collector.ReceivedAt("/v1/traces"));
        Assert.All([Signals.Requests, Signals.RequestCharge, Signals.QueueAge], metric => Assert.Contains(metric, metrics, StringComparison.Ordinal));
        Assert.Contains("SubmitProposal", spans, StringComparison.Ordinal);
        HoldsNothingOf(family, metrics + spans);
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task Application_Insights_gets_metrics_and_spans_and_nothing_of_the_family()
    {
        // Its exporter tells its maker how it fares, which is nobody's business here.
        Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true");
        await using var collector = await Collector.StartAsync();
        var connection = $"InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={collector.Address}/";
        var family = await TellAsync(("Telemetry:Exporter", "applicationInsights"), ("APPLICATIONINSIGHTS_CONNECTION_STRING", connection));

        var sent = collector.ReceivedAt("/v2.1/track");
        Assert.All([Signals.Requests, Signals.RequestCharge, Signals.QueueAge, "SubmitProposal"], name => Assert.Contains(name, sent, StringComparison.Ordinal));
        HoldsNothingOf(family, sent);
    }

    // What is left to send goes out when the host ends.
    private static async Task<SampleFamily> TellAsync(params (string Setting, string Value)[] settings)
    {
        var host = new FlowHost();
        foreach (var (setting, value) in settings)
        {
            host.Settings[setting] = value;
        }

        await host.InitializeAsync();
        try
        {
            var family = SampleFamily.Of(Place.Next().Village);
            var (id, token) = await host.Flow.VerifyingAsync(family);
            (await host.Flow.ProposalAsync(family.Village, id, token)).Expect(HttpStatusCode.OK);
            return family;
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static void HoldsNothingOf(SampleFamily family, string sent) =>
        Assert.All(
            [family.Head.Nik, family.FamilyCardNumber, family.Head.Name, family.Street, "081200000001", family.Village],
            personal => Assert.DoesNotContain(personal, sent, StringComparison.OrdinalIgnoreCase));
}
