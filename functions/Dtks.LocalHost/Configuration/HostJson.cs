using System.Globalization;
using Dtks.LocalHost.Hosting;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Configuration;

/// <summary>
/// The settings of <c>host.json</c> that this host honours. Source: the Azure Functions host.json reference (v2 and later).
/// </summary>
internal sealed record HostJson(string RoutePrefix, QueueSettings Queues)
{
    /// <summary>Reads a <c>host.json</c>.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its settings, the Functions host's own defaults where it says nothing.</returns>
    /// <exception cref="StartupException">The file is missing, is no JSON, or holds a value out of range.</exception>
    public static HostJson Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or FormatException)
        {
            throw new StartupException($"{path}: {e.Message} Correct the file and start again.", e);
        }
    }

    /// <summary>Reads the text of a <c>host.json</c>.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="FormatException">A value is out of range; the message names it.</exception>
    public static HostJson Parse(string text)
    {
        var root = JObject.Parse(text);
        var queues = root.SelectToken("extensions.queues");
        var batch = Number(queues, "batchSize", 16, 1, 32);
        return new HostJson(
            (root.SelectToken("extensions.http.routePrefix")?.Value<string>() ?? "api").Trim('/'),
            new QueueSettings(
                batch,
                Number(queues, "newBatchThreshold", batch / 2, 0, 1000),
                Span(queues, "visibilityTimeout", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(7)),
                Number(queues, "maxDequeueCount", 5, 1, 1000),
                Span(queues, "maxPollingInterval", TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)),
                IsBase64(queues)));
    }

    private static bool IsBase64(JToken? queues) => (queues?["messageEncoding"]?.Value<string>() ?? "base64") switch
    {
        "base64" => true,
        "none" => false,
        var other => throw new FormatException($"extensions.queues.messageEncoding is '{other}'; it must be 'base64' or 'none'."),
    };

    private static int Number(JToken? parent, string name, int absent, int least, int most)
    {
        var token = parent?[name];
        if (token is null)
            return absent;
        if (token.Type == JTokenType.Integer && token.Value<long>() is var value && value >= least && value <= most)
            return (int)value;
        throw new FormatException($"extensions.queues.{name} is {token}; it must be a whole number from {least} to {most}.");
    }

    private static TimeSpan Span(JToken? parent, string name, TimeSpan absent, TimeSpan least, TimeSpan most)
    {
        var token = parent?[name];
        if (token is null)
            return absent;
        if (TimeSpan.TryParse(token.Value<string>(), CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            return value;
        throw new FormatException($"extensions.queues.{name} is {token}; it must be a time span from {least} to {most}.");
    }
}
