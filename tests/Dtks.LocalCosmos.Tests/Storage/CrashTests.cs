using System.Collections.Concurrent;
using System.Globalization;
using Dtks.LocalCosmos.Tests.Conformance;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;
using Xunit.Abstractions;

namespace Dtks.LocalCosmos.Tests.Storage;

/// <summary>
/// A gateway in a process of its own is killed (SIGKILL) under four writers, again and again on the same store: what was
/// acknowledged is there, and no batch is there by half. DTKS_CRASH_ROUNDS sets how often; the seed is printed.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Writers = 4;
    private const int BatchSize = 3;
    private const int FewRounds = 4;

    private static int Rounds => int.TryParse(
        Environment.GetEnvironmentVariable("DTKS_CRASH_ROUNDS"), NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) ? rounds : FewRounds;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_no_batch_is_there_by_half()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var directory = Directory.CreateTempSubdirectory("localcosmos-crash-").FullName;
        var acknowledged = new ConcurrentBag<(int Writer, string Id)>();
        for (var round = 0; round < Rounds; round++)
        {
            await WriteUntilKilledAsync(directory, round, random.Next(1, 80), acknowledged);
        }

        await CheckAsync(directory, acknowledged);
        Directory.Delete(directory, recursive: true);
    }

    private static async Task WriteUntilKilledAsync(
        string directory, int round, int killAfter, ConcurrentBag<(int Writer, string Id)> acknowledged)
    {
        using var process = await GatewayProcess.StartAsync(directory);
        using var client = process.Connect();
        Database database = await client.CreateDatabaseIfNotExistsAsync("db");
        Container container = await database.CreateContainerIfNotExistsAsync("c", "/pk");
        var done = 0;
        var writers = Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var i = 0; await TryWriteAsync(container, writer, $"{round}-{i}", acknowledged); i++)
            {
                if (Interlocked.Increment(ref done) == killAfter)
                {
                    process.Kill();
                }
            }
        });
        await Task.WhenAll(writers);
    }

    /// <summary>Writes a batch of items that name their batch, or one item; false once the gateway is gone.</summary>
    private static async Task<bool> TryWriteAsync(
        Container container, int writer, string name, ConcurrentBag<(int Writer, string Id)> acknowledged)
    {
        try
        {
            var batch = container.CreateTransactionalBatch(Partition(writer));
            for (var part = 0; part < BatchSize; part++)
            {
                batch.CreateItem(new JObject { ["id"] = $"{name}-{part}", ["pk"] = Key(writer), ["batch"] = name });
            }

            using var answer = await batch.ExecuteAsync();
            if (!answer.IsSuccessStatusCode)
            {
                return false;
            }

            acknowledged.Add((writer, $"{name}-0"));
            await container.CreateItemAsync(new JObject { ["id"] = $"{name}-single", ["pk"] = Key(writer) }, Partition(writer));
            acknowledged.Add((writer, $"{name}-single"));
            return true;
        }
        catch (Exception e) when (e is CosmosException or HttpRequestException)
        {
            return false;
        }
    }

    private static async Task CheckAsync(string directory, ConcurrentBag<(int Writer, string Id)> acknowledged)
    {
        await using var local = await LocalGateway.StartAsync(directory);
        var container = local.Client.GetContainer("db", "c");
        Assert.NotEmpty(acknowledged);
        for (var writer = 0; writer < Writers; writer++)
        {
            var options = new QueryRequestOptions { PartitionKey = Partition(writer), MaxItemCount = 1000 };
            var items = await Feeds.AllAsync(container.GetItemQueryIterator<JObject>("SELECT * FROM c", null, options));
            var ids = items.Select(item => (string)item["id"]!).ToHashSet();
            Assert.Equal(items.Count, ids.Count);
            Assert.All(acknowledged.Where(write => write.Writer == writer), write => Assert.Contains(write.Id, ids));
            Assert.All(items.Where(item => item["batch"] is not null).GroupBy(item => (string)item["batch"]!), batch => Assert.Equal(BatchSize, batch.Count()));
        }
    }

    private static string Key(int writer) => $"writer-{writer}";

    private static PartitionKey Partition(int writer) => new(Key(writer));
}
