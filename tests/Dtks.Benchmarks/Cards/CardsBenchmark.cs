using System.Diagnostics;
using System.Globalization;
using Dtks.Benchmarks.Deadlines;
using Dtks.Benchmarks.Delivery;
using Dtks.Benchmarks.Month;
using Dtks.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Benchmarks.Cards;

/// <summary>Makes a round of cards over villages as they are, by way of the real handlers and queues, and says what it cost; then makes the same storage requests alone.</summary>
internal sealed class CardsBenchmark(TextWriter output) : IBenchmark
{
    // With more than these the requests are not kept to be made again.
    private const int MostReplayed = 10_000;

    /// <inheritdoc />
    public string Verb => "cards";

    /// <inheritdoc />
    public string Usage => "[--villages 100] [--cards 200] [--emptied 0]: makes a round of cards over so many villages, so many in each but the last ones, which receive nothing any more; what it costs, and how it compares to a loop that makes the same storage requests.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var given = args.Options(("--villages", 100), ("--cards", 200), ("--emptied", 0));
        var data = Directory.CreateTempSubdirectory("dtks-cards-").FullName;
        try
        {
            await MeasureAsync(data, given["--villages"], given["--cards"], given["--emptied"]);
            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private async Task MeasureAsync(string data, int villages, int cards, int emptied)
    {
        var (live, copy, began) = (Path.Combine(data, "live"), Path.Combine(data, "copy"), Stopwatch.GetTimestamp());
        await MonthSeed.WriteAsync(live, villages, cards, emptied);
        await SayAsync($"Seeded in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        var isReplayed = villages * (cards / 10) <= MostReplayed;
        if (isReplayed)
        {
            MonthSeed.Copy(live, copy);
        }

        var (requests, queues) = (new RequestRecorder(), new QueueRequests());
        (TimeSpan Took, ProcessorTime Spent) made;
        await using (var host = await BenchHost.StartAsync(new BenchSetup
        {
            Data = live,
            Clock = MonthSeed.Opening.AddHours(-1),
            Services = services => services.AddKeyedSingleton<HttpMessageHandler>(OutgoingHttp.Cosmos, requests).AddKeyedSingleton<HttpMessageHandler>(OutgoingHttp.Queues, queues),
        }))
        {
            await host.IdleAsync();
            (requests.IsOn, queues.IsOn) = (isReplayed, true);
            made = await MakeAsync(host, queues, villages, cards, emptied);
            requests.IsOn = false;
        }

        if (isReplayed)
        {
            var (bare, spent, otherwise) = await BareLoop.RunAsync(copy, requests.Kept, queues.Put);
            await SayAsync($"The same {requests.Kept.Count} requests on the database and {queues.Put.Count} messages alone: {bare.TotalSeconds:0.00} s, {otherwise} answered otherwise; the making took {made.Took / bare:0.00} times as long, and {made.Spent.All / spent.All:0.00} times the processor");
        }
    }

    private async Task<(TimeSpan Took, ProcessorTime Spent)> MakeAsync(BenchHost host, QueueRequests queues, int villages, int cards, int emptied)
    {
        var ministry = await host.TokenAsync("ministry-officer", "ID");
        var regencies = MonthRegister.Villages(villages).Select(v => v[..4]).Distinct().ToList();
        var round = new JObject { ["name"] = "Contoh", ["kind"] = "KPS", ["validFrom"] = "2026-11-01", ["validUntil"] = "2028-12-31", ["regencies"] = new JArray(regencies) };
        await host.SendAsync("DELETE", "/dev/cosmos/usage", null, null);
        using var memory = new MemoryWatch();
        var (processor, paused, began) = (ProcessorTime.Now(), GC.GetTotalPauseDuration(), Stopwatch.GetTimestamp());
        var id = (string)(await host.SendAsync("POST", "/api/card-rounds", ministry, round, withKey: true))["id"]!;
        await host.IdleAsync();
        var took = Stopwatch.GetElapsedTime(began);
        var (spent, collected) = (ProcessorTime.Now() - processor, GC.GetTotalPauseDuration() - paused);
        var usage = (await host.SendAsync("GET", "/dev/cosmos/usage", null, null))["lines"]!.Where(l => (string?)l["operation"] != "metadata").ToList();
        var progress = (await host.SendAsync("GET", $"/api/card-rounds/{id}", ministry, null))["progress"]!;
        var (done, all) = ((int)progress["done"]!, (int)progress["cards"]!["total"]!);
        if (done != villages || all != (villages - emptied) * cards)
        {
            throw new InvalidOperationException($"{done} villages were done with {all} cards.");
        }

        var units = usage.Sum(l => (double)l["requestUnits"]!);
        await SayAsync($"{villages} villages of {cards} cards ({emptied} of them without): {took.TotalSeconds:0.0} s, {all / took.TotalSeconds:0} cards/s, {villages / took.TotalSeconds:0.0} villages/s");
        await SayAsync($"Request units: {units:0} in {usage.Sum(l => (int)l["requests"]!)} requests, {units / villages:0.0} a village, {units / all:0.000} a card");
        await SayAsync($"  {string.Join(", ", usage.Select(l => string.Create(CultureInfo.InvariantCulture, $"{((string)l["container"]!).Split('/')[^1]} {l["operation"]} {l["requests"]} ({l["requestUnits"]:0.0})")))}");
        await SayAsync($"Queue operations: {queues.Count}, {(queues.Count - queues.Looks) / (double)all:0.0000} a card without {queues.Looks} looks at empty queues");
        await SayAsync($"Processor: {spent.All.TotalMilliseconds / all:0.000} ms a card ({spent.Host.TotalMilliseconds / all:0.000} host and database, {spent.Storage.TotalMilliseconds / all:0.000} storage); collecting garbage stopped all for {collected.TotalSeconds:0.0} s");
        await SayAsync($"Memory, managed/resident by quarters of the time: {memory.Quarters()}; peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
        return (took, spent);
    }

    private Task SayAsync(FormattableString text) => output.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));
}
