using Microsoft.Extensions.Logging;

namespace Dtks.LocalHost.Startup;

/// <summary>How a host is started.</summary>
public sealed record LocalHostOptions
{
    /// <summary>The default of <see cref="Urls"/>.</summary>
    public const string DefaultUrls = "http://127.0.0.1:7071";

    /// <summary>Loopback addresses to serve on, parted by semicolons; port 0 picks a free one.</summary>
    public string Urls { get; init; } = DefaultUrls;

    /// <summary>Where data is kept; for this host alone while it runs.</summary>
    public string DataDirectory { get; init; } = ".local";

    /// <summary>A storage account to use; null: Azurite is started.</summary>
    public string? StorageConnection { get; init; }

    /// <summary>How long Azurite may take to start.</summary>
    public TimeSpan AzuriteWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether Azurite serves tables too: nothing of the application needs any.</summary>
    public bool Tables { get; init; }

    /// <summary>A Cosmos DB endpoint to use; null: LocalCosmos is started.</summary>
    public string? CosmosEndpoint { get; init; }

    /// <summary>What the clock shows at start; null: it goes on from where it was, real time at first.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>When an empty queue is looked at again.</summary>
    public QueuePace QueuePace { get; init; }

    /// <summary>The functions app to run.</summary>
    public HostedApplication Application { get; init; } = HostedApplication.Dtks;

    /// <summary>Settings over those the host makes, as environment variables would be.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Shows one line of progress while something takes long.</summary>
    public Action<string> Progress { get; init; } = _ => { };

    /// <summary>Sets logging up; null: to the console, one line per event.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    /// <summary>How long a message is out of sight of others at a time while its function runs: so long after a kill it is back. Whole seconds, 1 or more.</summary>
    public TimeSpan MessageLease { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>A host.json to honour; null: the one beside the program.</summary>
    public string? HostJson { get; init; }
}
