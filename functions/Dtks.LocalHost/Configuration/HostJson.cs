using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;

namespace Dtks.LocalHost.Configuration;

/// <summary>
/// The settings of <c>host.json</c> that this host honours. Source: the Azure Functions host.json reference (v2 and later).
/// </summary>
internal sealed record HostJson(string RoutePrefix, QueueSettings Queues)
{
    // Known to the Functions host, though most of it has no effect here. Source: as above.
    private static readonly string[] TopLevel =
    [
        "$schema", "aggregator", "concurrency", "customHandler", "extensionBundle", "extensions", "functions", "functionTimeout", "healthMonitor", "logging",
        "managedDependency", "retry", "singleton", "telemetryMode", "version", "watchDirectories", "watchFiles",
    ];

    private static readonly string[] Http = ["customHeaders", "dynamicThrottlesEnabled", "hsts", "maxConcurrentRequests", "maxOutstandingRequests", "routePrefix"];

    private static readonly string[] Queue =
        ["batchSize", "maxDequeueCount", "maxPollingInterval", "messageEncoding", "newBatchThreshold", "visibilityTimeout"];

    private static readonly string[] LogLevels = [.. Enum.GetNames<LogLevel>()];

    /// <summary>Reads a <c>host.json</c>.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Its settings, the Functions host's own defaults where it says nothing.</returns>
    /// <exception cref="StartupException">The file is missing, is no JSON, or holds something unknown or out of range.</exception>
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
    /// <exception cref="FormatException">A member is not known, or a value is out of range; the message names it.</exception>
    public static HostJson Parse(string text)
    {
        var root = HostJsonSection.Root(text, TopLevel);
        if (root.Text("version", "2.0") is null)
            throw new FormatException("version is missing; it must be \"2.0\".");
        CheckLogging(root);
        var extensions = root.Section("extensions", "http", "queues");
        var routePrefix = extensions.Section("http", Http).Text("routePrefix") ?? "api";
        return new HostJson(routePrefix.Trim('/'), QueuesOf(extensions.Section("queues", Queue)));
    }

    private static QueueSettings QueuesOf(HostJsonSection queues)
    {
        var batch = queues.Number("batchSize", 16, 1, 32);
        return new QueueSettings(
            batch,
            queues.Number("newBatchThreshold", batch / 2, 0, 1000),
            queues.Span("visibilityTimeout", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(7)),
            queues.Number("maxDequeueCount", 5, 1, 1000),
            queues.Span("maxPollingInterval", TimeSpan.FromMinutes(1), TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)),
            queues.Text("messageEncoding", "base64", "none") != "none");
    }

    // This host logs by its own settings; a level that the Functions host does not know would stop it in the cloud.
    private static void CheckLogging(HostJsonSection root)
    {
        var logging = root.Section("logging", "applicationInsights", "console", "fileLoggingMode", "logLevel");
        var levels = logging.Section("logLevel");
        foreach (var category in levels.Names)
            levels.Text(category, LogLevels);
    }
}
