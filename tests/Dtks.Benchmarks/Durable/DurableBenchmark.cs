using System.Diagnostics;
using System.Globalization;
using Dtks.Benchmarks.Delivery;
using Dtks.Benchmarks.Month;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Verification;
using Dtks.Platform.Documents;
using Dtks.Platform.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Benchmarks.Durable;

/// <summary>
/// Opens months by way of our own queues and by Durable Task's Azure Storage backend, in turn, over the same villages in one process, on the same Azurite and database: nation, regencies, villages,
/// with the same function for the villages. One turn of each goes before, so that neither meets cold code.
/// </summary>
internal sealed class DurableBenchmark(TextWriter output) : IBenchmark
{
    /// <inheritdoc />
    public string Verb => "durable";

    /// <inheritdoc />
    public string Usage => "[--villages 100] [--households 240] [--rounds 3] [--grouped 0]: opens months by our queues and by Durable Task's Azure Storage backend in turn, and compares; with --grouped 1 an activity there opens a group of villages as our messages do, else one village.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var given = args.Options(("--villages", 100), ("--households", 240), ("--rounds", 3), ("--grouped", 0));
        var data = Directory.CreateTempSubdirectory("dtks-durable-").FullName;
        try
        {
            await RunAsync(data, given["--villages"], given["--households"], Math.Max(1, given["--rounds"]), given["--grouped"] != 0);
            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private async Task RunAsync(string data, int villages, int households, int rounds, bool isGrouped)
    {
        await MonthSeed.WriteAsync(data, villages, households, emptied: 0);
        var (database, queues, blobs) = (new RequestRecorder(), new CountedRequests(), new CountedRequests());
        await using var host = await BenchHost.StartAsync(new BenchSetup
        {
            Data = data,
            Clock = MonthSeed.Opening,
            Tables = true,
            Services = services => services.AddKeyedSingleton<HttpMessageHandler>(OutgoingHttp.Cosmos, database)
                .AddKeyedSingleton<HttpMessageHandler>(OutgoingHttp.Queues, queues).AddKeyedSingleton<HttpMessageHandler>(OutgoingHttp.Blobs, blobs),
        });
        await using var hub = await DurableHub.StartAsync(host.Services.GetRequiredService<IConfiguration>()["AzureWebJobsStorage"]!, host.Services, isGrouped);
        await host.IdleAsync();
        var (month, ratios) = (CyclePeriod.Parse(MonthSeed.Month), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            var ours = await MeasureAsync(database, () => (queues.Count, 0, blobs.Count), async () => await OpenAsync(host, month));
            await SeeAsync(host, month, villages);
            var next = month.Next;
            await MarkAsync(host, month, next);
            var theirs = await MeasureAsync(database, () => (hub.Queues.Count, hub.Tables.Count, hub.Blobs.Count), () => hub.OpenAsync(next.Value));
            await SeeAsync(host, next, villages);
            month = next.Next;
            if (round == 0)
            {
                continue;
            }

            ratios.Add(theirs.ToLastBatch / ours.ToLastBatch);
            await SayAsync("our queues  ", ours, villages);
            await SayAsync("Durable Task", theirs, villages);
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"  ours {theirs.ToLastBatch / ours.ToLastBatch:0.00} times as fast until the last batch, {theirs.Whole / ours.Whole:0.00} until known to be done; it spent {theirs.Spent.All / ours.Spent.All:0.00} times the processor"));
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{villages} villages of {households} households, median of {rounds}: ours {ratios.Order().ElementAt((rounds - 1) / 2):0.00} times as fast"));
    }

    private static async Task OpenAsync(BenchHost host, CyclePeriod month)
    {
        await host.Services.GetRequiredService<CycleLifecycle>().OpenAsync(month, Actor.System, key: null, CancellationToken.None);
        await host.IdleAsync();
    }

    // The marker alone, as the lifecycle makes it: what follows from it is the orchestration's.
    private static async Task MarkAsync(BenchHost host, CyclePeriod like, CyclePeriod month)
    {
        var known = await host.Services.GetRequiredService<CycleRepository>().FindAsync(like.Value, CancellationToken.None);
        var batch = new DocumentBatch(Partitions.Cycles(month.Value)).Create(known! with { Period = month.Value, ETag = null });
        await host.Services.GetRequiredService<DocumentStore>().CommitAsync(batch, CancellationToken.None);
    }

    private static async Task<Opening> MeasureAsync(RequestRecorder database, Func<(int Queues, int Tables, int Blobs)> requests, Func<Task> open)
    {
        GC.Collect();
        var (before, processor, began) = (requests(), ProcessorTime.Now(), Stopwatch.GetTimestamp());
        await open();
        var (whole, spent, after) = (Stopwatch.GetElapsedTime(began), ProcessorTime.Now() - processor, requests());
        return new Opening(Stopwatch.GetElapsedTime(began, database.LastBatch), whole, spent, after.Queues - before.Queues, after.Tables - before.Tables, after.Blobs - before.Blobs);
    }

    private static async Task SeeAsync(BenchHost host, CyclePeriod month, int villages)
    {
        var (regencies, _) = await host.Services.GetRequiredService<CycleProgress>().RegenciesAsync(month.Value, CancellationToken.None);
        if (regencies.Sum(r => r.Counts.Opened) is var opened && opened != villages)
        {
            throw new InvalidOperationException($"{opened} of {villages} villages were opened in {month}.");
        }
    }

    private Task SayAsync(string who, Opening opening, int villages) => output.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"{who}: {villages / opening.ToLastBatch.TotalSeconds:0.0} villages/s ({opening.ToLastBatch.TotalSeconds:0.00} s until the last batch, {opening.Whole.TotalSeconds:0.00} s until known to be done), processor {opening.Spent.Each(villages)} a village, storage requests: queues {opening.Queues}, tables {opening.Tables}, blobs {opening.Blobs}"));
}
