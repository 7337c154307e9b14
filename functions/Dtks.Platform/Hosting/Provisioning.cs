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
        return declared.Containers.All.Select(container => Properties(container, declared.Containers));
    }

    /// <summary>
    /// Makes what is missing and leaves what is there; a container that stands without an index that is declared now gets it.
    /// </summary>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        Database database = await cosmos.CreateDatabaseIfNotExistsAsync(options.Value.Database, cancellationToken: cancellation);
        foreach (var container in Containers(declared))
        {
            await EnsureAsync(database, container, cancellation);
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

    private static async Task EnsureAsync(Database database, ContainerProperties wanted, CancellationToken cancellation)
    {
        var found = (await database.CreateContainerIfNotExistsAsync(wanted, cancellationToken: cancellation)).Resource;
        if (Lacking(found.IndexingPolicy, wanted.IndexingPolicy))
        {
            found.IndexingPolicy = wanted.IndexingPolicy;
            await database.GetContainer(wanted.Id).ReplaceContainerAsync(found, cancellationToken: cancellation);
        }
    }

    private static bool Lacking(IndexingPolicy found, IndexingPolicy wanted) =>
        wanted.IncludedPaths.Select(p => p.Path).Except(found.IncludedPaths.Select(p => p.Path), StringComparer.Ordinal).Any()
        || wanted.CompositeIndexes.Select(Text).Except(found.CompositeIndexes.Select(Text), StringComparer.Ordinal).Any();

    private static string Text(IEnumerable<CompositePath> index) => string.Join(',', index.Select(p => $"{p.Path} {p.Order}"));

    private static ContainerProperties Properties(DocumentContainer container, DocumentContainers declared)
    {
        var properties = new ContainerProperties(container.Name, container.KeyPath) { DefaultTimeToLive = -1 };
        properties.IndexingPolicy.IncludedPaths.Clear();
        foreach (var path in declared.IndexedPaths(container.Name))
        {
            properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = path });
        }

        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        foreach (var path in declared.Orders(container.Name))
        {
            properties.IndexingPolicy.CompositeIndexes.Add([new CompositePath { Path = path }, new CompositePath { Path = "/id" }]);
        }

        return properties;
    }
}
