using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Modules;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Hosting;

/// <summary>
/// Makes what the modules declare: containers, queues, blob containers. On Azure the templates in <c>infra/</c> make them; on one machine
/// this does.
/// </summary>
public sealed class Provisioning(
    Declarations declared, CosmosClient cosmos, IOptions<CosmosOptions> options, QueueServiceClient queues, BlobServiceClient blobs)
{
    /// <summary>Every container that the modules declare: its partition key, how long documents live, what is indexed.</summary>
    public static IEnumerable<ContainerProperties> Containers(Declarations declared)
    {
        ArgumentNullException.ThrowIfNull(declared);
        return declared.Containers.All.Select(container => Properties(container, declared.Containers.IndexedPaths(container.Name)));
    }

    /// <summary>Makes what is missing; leaves what is there.</summary>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        Database database = await cosmos.CreateDatabaseIfNotExistsAsync(options.Value.Database, cancellationToken: cancellation);
        foreach (var container in Containers(declared))
        {
            await database.CreateContainerIfNotExistsAsync(container, cancellationToken: cancellation);
        }

        foreach (var queue in declared.Queues.All)
        {
            await queues.GetQueueClient(queue).CreateIfNotExistsAsync(cancellationToken: cancellation);
            await queues.GetQueueClient(QueueNames.Poison(queue)).CreateIfNotExistsAsync(cancellationToken: cancellation);
        }

        foreach (var name in declared.BlobContainers)
        {
            await blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellation);
        }
    }

    private static ContainerProperties Properties(DocumentContainer container, IEnumerable<string> indexedPaths)
    {
        var properties = new ContainerProperties(container.Name, container.KeyPath) { DefaultTimeToLive = -1 };
        properties.IndexingPolicy.IncludedPaths.Clear();
        foreach (var path in indexedPaths)
        {
            properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = path });
        }

        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        return properties;
    }
}
