using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;

namespace Dtks.Platform.Documents;

/// <summary>Reads and writes documents. Every read names its partition, every replace the version it was decided on.</summary>
public sealed class DocumentStore(CosmosClient client, IOptions<CosmosOptions> options)
{
    /// <summary>The most operations one batch takes; a limit of the service.</summary>
    public const int MaxOperations = 100;

    // Of a 404: the container is not there, and not the document. Source: "HTTP Status Codes for Azure Cosmos DB", substatus 1003.
    private const string SubStatus = "x-ms-substatus";
    private const string OwnerNotFound = "1003";

    /// <summary>A document, or null when there is none.</summary>
    /// <exception cref="MisshapenException">It is not of the shape it should have.</exception>
    /// <exception cref="Protection.UnreadableException">A protected field of it cannot be read.</exception>
    public async Task<T?> ReadAsync<T>(Partition partition, string id, CancellationToken cancellation)
        where T : Document
    {
        using var answer = await Of(partition.Container).ReadItemStreamAsync(id, new PartitionKey(partition.Value), cancellationToken: cancellation);
        if (IsAbsent(answer))
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        try
        {
            return client.ClientOptions.Serializer.FromStream<T>(answer.Content);
        }
        catch (JsonException e)
        {
            throw new MisshapenException(partition, id, e);
        }
    }

    /// <summary>A document as it was read, or as one that cannot be; null when there is none. For whoever can do without it.</summary>
    public async Task<Listed<T>?> LookAsync<T>(Partition partition, string id, CancellationToken cancellation)
        where T : Document
    {
        using var answer = await Of(partition.Container).ReadItemStreamAsync(id, new PartitionKey(partition.Value), cancellationToken: cancellation);
        if (IsAbsent(answer))
        {
            return null;
        }

        answer.EnsureSuccessStatusCode();
        return client.ClientOptions.Serializer.FromStream<Listed<T>>(answer.Content);
    }

    /// <summary>
    /// Creates a document in a batch of its own. False when one with its id exists: the nationwide claim's answer (REG-5).
    /// </summary>
    public async Task<bool> TryCreateAsync<T>(Partition partition, T document, CancellationToken cancellation)
        where T : Document
    {
        var quiet = new ItemRequestOptions { EnableContentResponseOnWrite = false };
        using var body = client.ClientOptions.Serializer.ToStream(document);
        using var answer = await Of(partition.Container).CreateItemStreamAsync(body, new PartitionKey(partition.Value), quiet, cancellation);
        if (answer.StatusCode == HttpStatusCode.Conflict)
        {
            return false;
        }

        answer.EnsureSuccessStatusCode();
        return true;
    }

    /// <summary>Writes a document whatever stands there: for one that a single process writes.</summary>
    public async Task PutAsync<T>(Partition partition, T document, CancellationToken cancellation)
        where T : Document
    {
        var quiet = new ItemRequestOptions { EnableContentResponseOnWrite = false };
        using var body = client.ClientOptions.Serializer.ToStream(document);
        using var answer = await Of(partition.Container).UpsertItemStreamAsync(body, new PartitionKey(partition.Value), quiet, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Replaces a document as it was read. False when it changed since, or is gone.</summary>
    public async Task<bool> TryReplaceAsync<T>(Partition partition, T document, CancellationToken cancellation)
        where T : Document
    {
        var conditional = new ItemRequestOptions { EnableContentResponseOnWrite = false, IfMatchEtag = document.ETag };
        using var body = client.ClientOptions.Serializer.ToStream(document);
        using var answer = await Of(partition.Container).ReplaceItemStreamAsync(body, document.Id, new PartitionKey(partition.Value), conditional, cancellation);
        if (answer.StatusCode == HttpStatusCode.PreconditionFailed || IsAbsent(answer))
        {
            return false;
        }

        answer.EnsureSuccessStatusCode();
        return true;
    }

    /// <summary>Creates a document that was not there, or replaces it as it was read. False when somebody else was first.</summary>
    public Task<bool> TrySaveAsync<T>(Partition partition, T document, CancellationToken cancellation)
        where T : Document =>
        document.ETag is null ? TryCreateAsync(partition, document, cancellation) : TryReplaceAsync(partition, document, cancellation);

    /// <summary>Removes a document as it was read. False when it changed since; true when it is gone, whoever removed it.</summary>
    public async Task<bool> TryDeleteAsync(Partition partition, string id, string? etag, CancellationToken cancellation)
    {
        var conditional = new ItemRequestOptions { IfMatchEtag = etag };
        using var answer = await Of(partition.Container).DeleteItemStreamAsync(id, new PartitionKey(partition.Value), conditional, cancellation);
        if (answer.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            return false;
        }

        if (!IsAbsent(answer))
        {
            answer.EnsureSuccessStatusCode();
        }

        return true;
    }

    /// <summary>
    /// Writes a document again as it stands, so that its shape and its envelopes are of today. False when it changed meanwhile; true when it is
    /// done or gone.
    /// </summary>
    public async Task<bool> RewriteAsync<T>(Partition partition, string id, CancellationToken cancellation)
        where T : Document =>
        await ReadAsync<T>(partition, id, cancellation) is not { } found || await TryReplaceAsync(partition, found, cancellation);

    /// <summary>One page of a query over one partition.</summary>
    public async Task<Page<Listed<T>>> ListAsync<T>(
        Partition partition, DocumentQuery query, int limit, string? continuation, CancellationToken cancellation)
    {
        // Its pages are gone on with by callers: their places are those of a query with a plan, and others are not understood.
        var one = new QueryRequestOptions { PartitionKey = new PartitionKey(partition.Value), MaxItemCount = limit };
        using var feed = Of(partition.Container).GetItemQueryIterator<Listed<T>>(query.Definition, continuation, one);
        var items = new List<Listed<T>>(limit);
        string? next = null;
        while (feed.HasMoreResults && items.Count == 0)
        {
            var page = await feed.ReadNextAsync(cancellation);
            items.AddRange(page);
            next = page.ContinuationToken;
        }

        return new Page<Listed<T>>(items, next);
    }

    /// <summary>The first documents of a query over one partition: so many, or all there are.</summary>
    public async Task<IReadOnlyList<Listed<T>>> FirstAsync<T>(Partition partition, DocumentQuery query, int count, CancellationToken cancellation)
    {
        var one = Within(partition, count);
        using var feed = Of(partition.Container).GetItemQueryIterator<Listed<T>>(query.Definition, requestOptions: one);
        var items = new List<Listed<T>>(count);
        while (feed.HasMoreResults && items.Count < count)
        {
            items.AddRange(await feed.ReadNextAsync(cancellation));
        }

        return items;
    }

    /// <summary>Every document of a query over one partition, page by page.</summary>
    public IAsyncEnumerable<Listed<T>> AllAsync<T>(Partition partition, DocumentQuery query, CancellationToken cancellation) =>
        PagesAsync<Listed<T>>(partition.Container, query, Within(partition), cancellation);

    /// <summary>Every document of a query over all partitions. For sweeps in the background only, never on a request's path.</summary>
    public IAsyncEnumerable<Listed<T>> SweepAsync<T>(DocumentContainer container, DocumentQuery query, CancellationToken cancellation) =>
        PagesAsync<Listed<T>>(container, query, Everywhere(), cancellation);

    /// <summary>The texts of a query over one partition for ids or keys alone (<c>SELECT VALUE c.id</c>), which are always texts.</summary>
    public IAsyncEnumerable<string> TextsAsync(Partition partition, DocumentQuery query, CancellationToken cancellation) =>
        PagesAsync<string>(partition.Container, query, Within(partition), cancellation);

    /// <summary>The same over all partitions. For sweeps in the background only.</summary>
    public IAsyncEnumerable<string> SweepTextsAsync(DocumentContainer container, DocumentQuery query, CancellationToken cancellation) =>
        PagesAsync<string>(container, query, Everywhere(), cancellation);

    /// <summary>The number that a query over one partition counts (<c>SELECT VALUE COUNT(1)</c>).</summary>
    public async Task<int> CountAsync(Partition partition, DocumentQuery query, CancellationToken cancellation) =>
        (int)await SumAsync(PagesAsync<long>(partition.Container, query, Within(partition), cancellation));

    /// <summary>The number that a query over all partitions counts. For the background only.</summary>
    public Task<long> SweepCountAsync(DocumentContainer container, DocumentQuery query, CancellationToken cancellation) =>
        SumAsync(PagesAsync<long>(container, query, Everywhere(), cancellation));

    /// <summary>Writes a batch whole or not at all.</summary>
    /// <exception cref="StaleException">A document changed since it was read, or one that was to be created exists.</exception>
    public async Task CommitAsync(DocumentBatch change, CancellationToken cancellation)
    {
        if (change.Operations.Count > MaxOperations)
        {
            throw new InvalidOperationException($"A change of {change.Operations.Count} operations does not fit a batch.");
        }

        var batch = Of(change.Partition.Container).CreateTransactionalBatch(new PartitionKey(change.Partition.Value));
        foreach (var add in change.Operations)
        {
            add(batch);
        }

        using var answer = await batch.ExecuteAsync(cancellation);
        if (answer.IsSuccessStatusCode || (change.IsSigned && answer.Count > 0 && answer[0].StatusCode == HttpStatusCode.Conflict))
        {
            return; // also when it was an earlier try of this very batch that was saved
        }

        var failed = answer.FirstOrDefault(r => r.StatusCode != HttpStatusCode.FailedDependency)?.StatusCode ?? answer.StatusCode;
        throw answer.Headers[SubStatus] != OwnerNotFound && failed is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound
            ? new StaleException()
            : new CosmosException(answer.ErrorMessage ?? $"The batch was answered {(int)failed}.", failed, 0, answer.ActivityId, answer.RequestCharge);
    }

    private async IAsyncEnumerable<T> PagesAsync<T>(
        DocumentContainer container, DocumentQuery query, QueryRequestOptions how, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var feed = Of(container).GetItemQueryIterator<T>(query.Definition, requestOptions: how);
        while (feed.HasMoreResults)
        {
            foreach (var item in await feed.ReadNextAsync(cancellation))
            {
                yield return item;
            }
        }
    }

    // What lies in one place is asked for at once: otherwise each query is preceded by a request for its plan.
    private static QueryRequestOptions Within(Partition partition, int count = 200) =>
        new() { PartitionKey = new PartitionKey(partition.Value), MaxItemCount = count, EnableOptimisticDirectExecution = true };

    private static QueryRequestOptions Everywhere() => new() { MaxItemCount = 200, EnableOptimisticDirectExecution = true };

    private static async Task<long> SumAsync(IAsyncEnumerable<long> counts)
    {
        var sum = 0L;
        await foreach (var count in counts)
        {
            sum += count;
        }

        return sum;
    }

    // Without its container nothing is there, and that is not what an absent document means: it must fail loudly.
    private static bool IsAbsent(ResponseMessage answer) => answer.StatusCode == HttpStatusCode.NotFound && answer.Headers[SubStatus] != OwnerNotFound;

    private Container Of(DocumentContainer container) => client.GetContainer(options.Value.Database, container.Name);
}
