using System.Collections.Concurrent;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using Dtks.Platform.Hosting;
using Microsoft.Extensions.Configuration;

namespace Dtks.LocalHost.Queues;

/// <summary>The host's own queue clients: bodies as they are on the wire, messages it moves wake their listeners.</summary>
internal sealed class QueueClients(IConfiguration configuration, MessageSentPolicy messageSent, IServiceProvider services)
{
    /// <summary>The setting that names the storage account where a trigger names none.</summary>
    public const string DefaultConnection = "AzureWebJobsStorage";

    private readonly ConcurrentDictionary<string, QueueServiceClient> _services = new(StringComparer.Ordinal);

    /// <summary>The service as it is, past any fault: for looking on.</summary>
    public QueueServiceClient PastFaults { get; } = new(configuration[DefaultConnection], Options(messageSent));

    /// <summary>The service that a trigger's connection setting names.</summary>
    /// <param name="connection">The setting's name; null: <c>AzureWebJobsStorage</c>.</param>
    public QueueServiceClient Service(string? connection = null) => _services.GetOrAdd(connection ?? DefaultConnection, Open);

    private QueueServiceClient Open(string connection)
        => new(configuration[connection], Options(messageSent).SendBy(services, OutgoingHttp.Queues));

    private static QueueClientOptions Options(MessageSentPolicy messageSent)
    {
        var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        options.Diagnostics.IsDistributedTracingEnabled = false;
        options.AddPolicy((HttpPipelinePolicy)messageSent, Azure.Core.HttpPipelinePosition.PerCall);
        return options;
    }
}
