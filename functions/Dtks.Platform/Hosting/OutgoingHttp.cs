using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Platform.Hosting;

/// <summary>
/// How a host takes a hand in the calls to the services the platform stands on: it registers a keyed <see cref="HttpMessageHandler"/> under
/// a service's name. Without one the service's SDK uses its own.
/// </summary>
public static class OutgoingHttp
{
    /// <summary>The database, where it is reached by its gateway.</summary>
    public const string Cosmos = "cosmos";

    /// <summary>Storage queues.</summary>
    public const string Queues = "queues";

    /// <summary>Blob storage.</summary>
    public const string Blobs = "blobs";

    /// <summary>Event Grid.</summary>
    public const string Events = "events";

    /// <summary>The identity provider, where its published keys sign tokens.</summary>
    public const string Identity = "identity";

    /// <summary>A client over the host's handler; null when it has none.</summary>
    public static Func<HttpClient>? ClientOf(IServiceProvider services, string service) =>
        services.GetKeyedService<HttpMessageHandler>(service) is { } handler ? () => Client(handler) : null;

    /// <summary>Sends an Azure client's calls by way of the host's handler, if it has one.</summary>
    public static T SendBy<T>(this T options, IServiceProvider services, string service)
        where T : ClientOptions
    {
        ArgumentNullException.ThrowIfNull(options);
        if (ClientOf(services, service) is { } client)
        {
            options.Transport = new HttpClientTransport(client());
        }

        return options;
    }

    // The SDKs keep time themselves; the handler is the container's to dispose of.
    private static HttpClient Client(HttpMessageHandler handler) => new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
}
