using System.Diagnostics;
using System.Globalization;
using Dtks.LocalCosmos;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Dtks.Benchmarks.LocalCosmos;

/// <summary>
/// Point read, create, batch of 10 and query of 100 documents through the SDK, against LocalCosmos and against the bare
/// baseline in the same run, with few items in the container and with many.
/// </summary>
internal sealed class LocalCosmosBenchmark(TextWriter output) : IBenchmark
{
    private const int PartitionSize = 100;
    private const int Filling = 800;
    private const int Operations = 160;
    private const int Callers = 32;

    private int _created;

    /// <inheritdoc />
    public string Verb => "localcosmos";

    /// <inheritdoc />
    public string Usage => "[items …]: requests to LocalCosmos beside a bare baseline, with so many items in the container one after the other.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        await RunAsync(args.Count == 0 ? [1_000, 1_000_000] : args.Numbers());
        return 0;
    }

    /// <param name="items">Items in the container, one size after the other, growing.</param>
    public async Task RunAsync(IReadOnlyList<int> items)
    {
        var directory = Directory.CreateTempSubdirectory("localcosmos-benchmark-").FullName;
        await output.WriteLineAsync("items      operation            callers  LocalCosmos µs  baseline µs  ratio  kB/op  baseline kB/op");
        var filled = 0;
        foreach (var count in items)
        {
            await FillAsync(directory, filled, count);
            filled = count;
            await MeasureAsync(directory, count);
        }

        Directory.Delete(directory, recursive: true);
    }

    private async Task MeasureAsync(string directory, int count)
    {
        var started = Stopwatch.GetTimestamp();
        await using var gateway = await CosmosGateway.StartAsync(new CosmosGatewayOptions { DataDirectory = directory });
        var startup = Stopwatch.GetElapsedTime(started);
        await using var baseline = await FixedAnswers.StartAsync(gateway.Endpoint);
        using var local = Connect(gateway.Endpoint.ToString());
        using var bare = Connect(baseline.Endpoint);
        var (first, second) = (local.GetContainer("db", "c"), bare.GetContainer("db", "c"));
        (string Name, Func<Task> Local, Func<Task> Bare)[] kinds =
        [
            ("point read", () => ReadAsync(first, count), () => ReadAsync(second, count)),
            ("create", () => CreateAsync(first), () => CreateAsync(second)),
            ("batch of 10", () => BatchAsync(first), () => BatchAsync(second)),
            ("query of 100", () => QueryAsync(first, count), () => QueryAsync(second, count)),
        ];

        // A server is measured as it runs, not as it starts: what is compiled on first use is compiled before the clock runs.
        foreach (var kind in kinds)
        {
            await Measurement.CompareAsync(Operations / Callers, Callers, kind.Local, kind.Bare);
        }

        foreach (var callers in (int[])[1, Callers])
        {
            foreach (var kind in kinds)
            {
                await CompareAsync(count, callers, kind.Name, kind.Local, kind.Bare);
            }
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{count,-10:N0} {"one disk flush",-20} {1,7}  {DiskFlush.Microseconds(directory),14:N0}"));
        using var process = Process.GetCurrentProcess();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{count,-10:N0} gateway started in {startup.TotalMilliseconds:N0} ms; this process, both servers and clients, has {process.WorkingSet64 / 1e6:N0} MB resident"));
    }

    private async Task CompareAsync(int count, int callers, string name, Func<Task> first, Func<Task> second)
    {
        var (local, bare, ratio) = await Measurement.CompareAsync(Operations / callers, callers, first, second);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{count,-10:N0} {name,-20} {callers,7}  {local.Microseconds,14:N0}  {bare.Microseconds,11:N0}  {ratio,5:N2}  {local.Bytes / 1024,5:N1}  {bare.Bytes / 1024,14:N1}"));
    }

    private static async Task FillAsync(string directory, int from, int to)
    {
        await using var gateway = await CosmosGateway.StartAsync(new CosmosGatewayOptions { DataDirectory = directory });
        using var client = Connect(gateway.Endpoint.ToString());
        Database database = await client.CreateDatabaseIfNotExistsAsync("db");
        Container container = await database.CreateContainerIfNotExistsAsync("c", "/pk");
        await Parallel.ForAsync(from / PartitionSize, to / PartitionSize, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (partition, cancellation) =>
        {
            var batch = container.CreateTransactionalBatch(Key(partition));
            for (var i = 0; i < PartitionSize; i++)
            {
                batch.CreateItem(Document($"item-{i}", $"partition-{partition}"), new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false });
            }

            using var answer = await batch.ExecuteAsync(cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"The container could not be filled: {answer.StatusCode}.");
            }
        });
    }

    private static Task ReadAsync(Container container, int count) =>
        container.ReadItemAsync<JObject>($"item-{Random.Shared.Next(PartitionSize)}", AnyKey(count));

    private Task CreateAsync(Container container) => container.CreateItemAsync(
        Document($"new-{Interlocked.Increment(ref _created)}-{Environment.TickCount64}", "new"), new PartitionKey("new"));

    private async Task BatchAsync(Container container)
    {
        var batch = container.CreateTransactionalBatch(new PartitionKey("new"));
        for (var i = 0; i < 10; i++)
        {
            batch.CreateItem(Document($"new-{Interlocked.Increment(ref _created)}-{Environment.TickCount64}", "new"));
        }

        using var answer = await batch.ExecuteAsync();
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"The batch failed: {answer.StatusCode}.");
        }
    }

    private static async Task QueryAsync(Container container, int count)
    {
        var options = new QueryRequestOptions { PartitionKey = AnyKey(count), MaxItemCount = PartitionSize };
        using var query = container.GetItemQueryIterator<JObject>("SELECT * FROM c WHERE c.type = 'line'", null, options);
        var page = await query.ReadNextAsync();
        if (page.Count != PartitionSize)
        {
            throw new InvalidOperationException($"The query gave {page.Count} documents.");
        }
    }

    private static JObject Document(string id, string pk) =>
        new() { ["id"] = id, ["pk"] = pk, ["type"] = "line", ["number"] = 1, ["filling"] = new string('x', Filling) };

    private static PartitionKey Key(int partition) => new($"partition-{partition}");

    private static PartitionKey AnyKey(int count) => Key(Random.Shared.Next(count / PartitionSize));

    private static CosmosClient Connect(string endpoint) => new(endpoint, CosmosGatewayOptions.EmulatorKey, new CosmosClientOptions
    {
        ConnectionMode = ConnectionMode.Gateway,
        LimitToEndpoint = true,
    });
}
