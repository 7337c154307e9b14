using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Items;
using Dtks.LocalCosmos.Metering;
using Dtks.LocalCosmos.Partitioning;
using Dtks.LocalCosmos.Resources;
using Dtks.LocalCosmos.Storage;

namespace Dtks.LocalCosmos.Batch;

/// <summary>Batches: transactional ones take effect whole or not at all, bulk ones operation by operation.</summary>
internal sealed class BatchEndpoint(GatewayServices services) : IEndpoint
{
    /// <summary>Largest body of a batch, from the service's limits: 2 MB and the framing of 100 rows.</summary>
    public const int MaxBytes = ItemBody.MaxBytes + (MostOperations * 1024);

    // From the service's limits.
    private const int MostOperations = 100;
    private const int MostResponseBytes = 4 * 1024 * 1024;
    private const int ResponseTooLarge = 3402;
    private static readonly ItemResult Bystander = new(424, 0, 0, null, default, 0);

    public async Task<CosmosResponse> AnswerAsync(CosmosRequest request, CancellationToken cancellation)
    {
        var container = services.ContainerOf(request.Path);
        SessionTokens.Check(request, services.Store.Committed);
        if (request.Body.Length > MaxBytes)
        {
            throw RequestFailedException.TooLarge($"Request size is too large: a batch has at most {ItemBody.MaxBytes} bytes.");
        }

        var isJson = JsonBatch.Is(request.Body.Span);
        var rows = isJson ? JsonBatch.Read(request.Body) : BatchReader.Read(request.Body);
        if (rows.Count is 0 or > MostOperations)
        {
            throw RequestFailedException.BadRequest($"Batch request has another number of operations than what is supported: 1 to {MostOperations}, and not {rows.Count}.");
        }

        var scope = ItemScope.Read(request, container, services.Ranges);
        var results = request.Flag(CosmosHeaders.IsBatchAtomic)
            ? await RunTogetherAsync(rows, request, container)
            : await RunEachAsync(rows, request, container, scope);
        return (await AnswerAsync(results, isJson)).About(container, scope.RangeId, services.Store.Committed);
    }

    private async Task<ItemResult[]> RunTogetherAsync(List<BatchOperation> rows, CosmosRequest request, ContainerResource container)
    {
        if (request.Header(CosmosHeaders.PartitionKey) is not { } key)
        {
            throw RequestFailedException.BadRequest("A transactional batch needs a partition key.");
        }

        var commands = rows.ConvertAll(row => BatchCommands.TryRead(row, key, container));
        var failed = commands.FindIndex(command => command.Failure is not null);
        if (failed >= 0)
        {
            return Failed(rows.Count, failed, commands[failed].Failure!);
        }

        try
        {
            return await services.Store.CommitAsync(session => Execute(session, container, commands.ConvertAll(command => command.Command!)));
        }
        catch (BatchFailedException failure)
        {
            return Failed(rows.Count, failure.Index, failure.Failure);
        }
    }

    private static ItemResult[] Execute(WriteSession session, ContainerResource container, List<ItemCommand> commands)
    {
        var writer = new ItemWriter(container, session);
        writer.CheckContainer();
        var results = new ItemResult[commands.Count];
        for (var i = 0; i < results.Length; i++)
        {
            try
            {
                results[i] = writer.Execute(commands[i]);
            }
            catch (RequestFailedException failure)
            {
                throw new BatchFailedException(i, failure);
            }
        }

        // As with the service, the last operation is the one that fails.
        return results.Length == 1 || results.Sum(result => (long)result.Body.Length) <= MostResponseBytes
            ? results
            : throw new BatchFailedException(results.Length - 1, TooLargeAnswer());
    }

    private async Task<ItemResult[]> RunEachAsync(List<BatchOperation> rows, CosmosRequest request, ContainerResource container, ItemScope scope)
    {
        var key = request.Header(CosmosHeaders.PartitionKey);
        var results = string.Equals(request.Header(CosmosHeaders.BatchContinuesOnError), "false", StringComparison.OrdinalIgnoreCase)
            ? await RunUntilFailureAsync(rows, row => RunAloneAsync(BatchCommands.TryRead(row, key, container), container, scope))
            : await Task.WhenAll(rows.Select(row => RunAloneAsync(BatchCommands.TryRead(row, key, container), container, scope)));
        var bytes = 0L;
        for (var i = 0; i < results.Length; i++)
        {
            // A read that no longer fits is asked for again; a write has taken effect.
            bytes += results[i].Body.Length;
            if (i > 0 && bytes > MostResponseBytes && rows[i].Kind == CosmosOperation.Read)
            {
                bytes -= results[i].Body.Length;
                results[i] = Refused(TooLargeAnswer());
            }
        }

        return results;
    }

    private static async Task<ItemResult[]> RunUntilFailureAsync(List<BatchOperation> rows, Func<BatchOperation, Task<ItemResult>> run)
    {
        var results = new ItemResult[rows.Count];
        Array.Fill(results, Bystander);
        for (var i = 0; i < results.Length && (i == 0 || results[i - 1].Succeeded); i++)
        {
            results[i] = await run(rows[i]);
        }

        return results;
    }

    private static RequestFailedException TooLargeAnswer() =>
        new(413, ResponseTooLarge, $"The response is too large: a batch answers with at most {MostResponseBytes} bytes.");

    private async Task<ItemResult> RunAloneAsync(BatchCommand read, ContainerResource container, ItemScope scope)
    {
        if (read.Failure is not null)
        {
            return Refused(read.Failure);
        }

        if (!scope.Contains(read.Command!.PartitionKey))
        {
            return Refused(new RequestFailedException(410, 1002, "The operation's partition key is not in the range of the request."));
        }

        try
        {
            return (await services.Store.CommitAsync(session => Execute(session, container, [read.Command])))[0];
        }
        catch (BatchFailedException failure)
        {
            return Refused(failure.Failure);
        }
    }

    private static async Task<CosmosResponse> AnswerAsync(ItemResult[] results, bool isJson) => new()
    {
        Status = Array.TrueForAll(results, result => result.Succeeded) ? 200 : 207,
        Body = isJson ? JsonBatch.Write(results) : await BatchWriter.WriteAsync(results),
        ContentType = isJson ? "application/json" : "application/octet-stream",
        Charge = Math.Round(results.Sum(result => result.Charge), 2),
    };

    private static ItemResult[] Failed(int count, int index, RequestFailedException failure)
    {
        var results = new ItemResult[count];
        Array.Fill(results, Bystander);
        results[index] = Refused(failure);
        return results;
    }

    private static ItemResult Refused(RequestFailedException failure) =>
        new(failure.Status, failure.SubStatus, RequestCharge.Least, null, default, 0, failure.Message);
}

/// <summary>An operation of a batch was refused, and the batch with it.</summary>
internal sealed class BatchFailedException(int index, RequestFailedException failure) : Exception(failure.Message)
{
    /// <summary>Which operation, from 0.</summary>
    public int Index { get; } = index;

    public RequestFailedException Failure { get; } = failure;
}
