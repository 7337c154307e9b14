using System.Net;
using System.Net.Sockets;
using Dtks.FunctionApp.Tests.Worker;

namespace Dtks.FunctionApp.Tests.Settings;

/// <summary>The built app refuses to start with a setting that is missing or wrong: one line each, exit code 1.</summary>
public sealed class RefusedStartTests
{
    private const string Prefix = "Dtks.FunctionApp: error: ";
    private const string Key31 = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg==";
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(60);

    // Settings are read before anything is asked of the host.
    private static readonly Uri NoHost = new("http://127.0.0.1:9/");

    [Theory]
    [InlineData("AzureWebJobsStorage", null, "is not set; set it to the storage account's connection string")]
    [InlineData("AzureWebJobsStorage", "nonsense", "is no connection string; set it")]
    [InlineData("Cosmos:Endpoint", null, "is not set; set it to an absolute URL")]
    [InlineData("Cosmos:Endpoint", "account", "does not begin with https:// or http:// and a host; set it")]
    [InlineData("Dci:Id", null, "is not set; set it to the name that partners send messages to")]
    [InlineData("Dci:SigningKey", null, "is not set; set it to 32 random bytes")]
    [InlineData("EventGrid:TopicEndpoint", null, "is not set; set it")]
    [InlineData("EventGrid:TopicEndpoint", "topic", "does not begin with https:// and a host; set it")]
    [InlineData("Identity:Issuer", null, "is not set; set it to the 'iss'")]
    [InlineData("Identity:Audience", null, "is not set; set it to the 'aud'")]
    [InlineData("Identity:Authority", null, "is not set; set it")]
    [InlineData("Identity:Authority", "http://issuer.example", "does not begin with https:// and a host; set it")]
    [InlineData("Messages:Endpoint", null, "is not set; set it")]
    [InlineData("Population:Endpoint", null, "is not set; set it")]
    [InlineData("Protection:CurrentKey", null, "is not set; set it to the id of one of Protection:Keys")]
    [InlineData("Protection:CurrentKey", "k9", "names none of Protection:Keys, which are k1; name one")]
    [InlineData("Protection:Keys:k1", "not-base64!", "is not base64; set it")]
    [InlineData("Protection:Keys:k1", Key31, "holds 31 bytes and must hold exactly 32; set it")]
    [InlineData("Protection:ClaimKey", null, "is not set; set it")]
    [InlineData("Protection:CursorKey", null, "is not set; set it")]
    [InlineData("Telemetry:Exporter", "zipkin", "is none of the exporters; set it to none, otlp or applicationInsights")]
    [InlineData("Telemetry:SpanShare", "2", "is no share; set it")]
    public async Task A_setting_that_is_missing_or_wrong_is_one_line_that_names_it_and_says_what_to_do(string setting, string? value, string text)
    {
        var name = setting.Contains(':', StringComparison.Ordinal) ? $"{setting} ({setting.Replace(":", "__", StringComparison.Ordinal)})" : setting;
        Assert.StartsWith($"{name} {text}", Assert.Single(await RefusalAsync(RightSettings.But((setting, value)), NoHost)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signing_key_that_is_no_base64_is_one_line()
    {
        var settings = RightSettings.But(("Identity:Authority", null), ("Identity:SigningKey", "not-base64!"));
        Assert.StartsWith("Identity:SigningKey (Identity__SigningKey) is not base64; set it", Assert.Single(await RefusalAsync(settings, NoHost)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_setting_every_one_is_named_at_once()
    {
        var lines = await RefusalAsync(new Dictionary<string, string>(), NoHost);
        Assert.Equal(
            ["AzureWebJobsStorage", "Cosmos:Endpoint", "Dci:Id", "Dci:SigningKey", "EventGrid:TopicEndpoint", "Identity:Audience", "Identity:Authority", "Identity:Issuer",
             "Messages:Endpoint", "Population:Endpoint", "Protection:ClaimKey", "Protection:CurrentKey", "Protection:CursorKey"],
            lines.Select(l => l.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Started_without_a_host_it_says_what_to_start() =>
        Assert.Contains("start the host instead (func start)", Assert.Single(await RefusalAsync(RightSettings.All, null)), StringComparison.Ordinal);

    [Fact]
    public async Task A_host_that_does_not_answer_is_one_line()
    {
        var host = FreeEndpoint();
        Assert.StartsWith($"The Functions host does not answer at {host}; check", Assert.Single(await RefusalAsync(RightSettings.All, host)), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> RefusalAsync(IReadOnlyDictionary<string, string> settings, Uri? host)
    {
        using var late = new CancellationTokenSource(AtMost);
        await using var app = AppProcess.Start(settings, host);
        var (code, output, errors) = await app.EndAsync(late.Token);
        Assert.Equal((1, ""), (code, output));
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, l => Assert.StartsWith(Prefix, l, StringComparison.Ordinal));
        return [.. lines.Select(l => l[Prefix.Length..])];
    }

    private static Uri FreeEndpoint()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}/");
    }
}
