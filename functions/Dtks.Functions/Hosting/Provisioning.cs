using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Dtks.Functions.Evidence;
using Dtks.Functions.Messaging;
using Dtks.Functions.Storage;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Hosting;

/// <summary>
/// Makes what the functions expect to find: containers, queues, blob containers. On Azure the templates in <c>infra/</c> make them; on one
/// machine this does.
/// </summary>
public sealed class Provisioning(CosmosClient cosmos, IOptions<CosmosOptions> options, QueueServiceClient queues, BlobServiceClient blobs)
{
    /// <summary>
    /// The members that queries filter or order by; nothing else is indexed, since every indexed member makes each write dearer.
    /// </summary>
    public static IReadOnlyList<string> IndexedPaths { get; } =
    [
        "/type/?", "/status/?", "/createdOn/?", "/dueAt/?", "/sequence/?", "/regency/?", "/village/?", "/trackingCode/?", "/page/?", "/concludedOn/?",
        "/deliberation/?", "/unverified/?",
    ];

    /// <summary>Every container: its partition key, how long documents live, what is indexed.</summary>
    public static IEnumerable<ContainerProperties> Containers() => ContainerName.PartitionKeys.Select(c => Properties(c.Key, c.Value));

    /// <summary>Makes what is missing; leaves what is there.</summary>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        Database database = await cosmos.CreateDatabaseIfNotExistsAsync(options.Value.Database, cancellationToken: cancellation);
        foreach (var container in Containers())
        {
            await database.CreateContainerIfNotExistsAsync(container, cancellationToken: cancellation);
        }

        foreach (var queue in QueueName.All)
        {
            await queues.GetQueueClient(queue).CreateIfNotExistsAsync(cancellationToken: cancellation);
            await queues.GetQueueClient(QueueName.Poison(queue)).CreateIfNotExistsAsync(cancellationToken: cancellation);
        }

        await blobs.GetBlobContainerClient(BlobContainer.Incoming).CreateIfNotExistsAsync(cancellationToken: cancellation);
        await blobs.GetBlobContainerClient(BlobContainer.Evidence).CreateIfNotExistsAsync(cancellationToken: cancellation);
    }

    private static ContainerProperties Properties(string name, string partitionKey)
    {
        var properties = new ContainerProperties(name, partitionKey) { DefaultTimeToLive = -1 };
        properties.IndexingPolicy.IncludedPaths.Clear();
        foreach (var path in IndexedPaths)
        {
            properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = path });
        }

        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        return properties;
    }
}
