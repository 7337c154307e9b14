using System.Diagnostics;
using System.Globalization;
using Dtks.Benchmarks.Deadlines;
using Dtks.Benchmarks.Delivery;
using Dtks.Domain.Duplicates;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Benchmarks.Duplicates;

/// <summary>The search for duplicates among made-up persons of one regency: the comparison alone, and a whole scan over the host.</summary>
internal sealed class DuplicatesBenchmark(TextWriter output) : IBenchmark
{
    private const string Regency = "3306";
    private const double MiB = 1024 * 1024;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc />
    public string Verb => "duplicates";

    /// <inheritdoc />
    public string Usage => "[persons] | scan [persons]: the comparison for duplicates alone, or a whole scan.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        await (args.Count > 0 && args[0] == "scan" ? ScanAsync(args.NumberOr(131_000, 1, 2)) : CompareAsync(args.NumberOr(131_000)));
        return 0;
    }

    /// <summary>The comparison alone, in one thread: from members to pairs.</summary>
    public async Task CompareAsync(int persons)
    {
        var register = new SyntheticRegister(persons, Villages());
        var entries = register.Households().SelectMany(h => h.Members.Select(m => (Entry: new DuplicateEntry(m.Person.Nik.Value, h.Village.Value, h.Id, m.Id), m.Person))).ToList();
        for (var round = 0; round < 3; round++)
        {
            GC.Collect();
            var (before, allocated) = (GC.GetTotalMemory(forceFullCollection: true), GC.GetTotalAllocatedBytes());
            var watch = Stopwatch.StartNew();
            var people = entries.Select(e => (ComparedPerson.Of(e.Entry, e.Person), SearchGroup.All)).ToList();
            var read = watch.Elapsed;
            var result = DuplicateSearch.Find(people);
            var all = watch.Elapsed;
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{people.Count} persons: {all.TotalSeconds:0.00} s (names read {read.TotalSeconds:0.00} s, compared {(all - read).TotalSeconds:0.00} s); {result.Pairs.Count} pairs, {result.PassedOver} passed over; held {(GC.GetTotalMemory(forceFullCollection: true) - before) / MiB:0} MiB, allocated {(GC.GetTotalAllocatedBytes() - allocated) / MiB:0} MiB"));
            GC.KeepAlive(people);
            await TellAsync(register, [.. result.Pairs.Select(p => (p.First.Person, p.Second.Person))]);
        }
    }

    /// <summary>A whole scan: from the request until every pair is listed.</summary>
    public async Task ScanAsync(int persons)
    {
        var register = new SyntheticRegister(persons, Villages());
        await using var host = await BenchHost.StartAsync();
        var seeded = Stopwatch.StartNew();
        await SeedAsync(host, register);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{register.Count} persons seeded in {seeded.Elapsed.TotalSeconds:0} s"));
        await host.BetweenTimersAsync();
        await host.SendAsync("DELETE", "/dev/cosmos/usage", null, null);
        using var memory = new MemoryWatch();
        var officer = await host.TokenAsync("regency-officer", Regency);
        var (watch, cpu, allocated, whole, paused) = (Stopwatch.StartNew(), ProcessorTime.Now(), GC.GetTotalAllocatedBytes(), GC.CollectionCount(2), GC.GetTotalPauseDuration());
        var scan = await host.SendAsync("POST", $"/api/regencies/{Regency}/duplicate-scans", officer, null);
        var (status, steps) = (string.Empty, new List<string>());
        while (status is not ("done" or "failed"))
        {
            await Task.Delay(Look);
            scan = await host.SendAsync("GET", $"/api/regencies/{Regency}/duplicate-scans/{scan["id"]}", officer, null);
            if ((string)scan["status"]! != status)
            {
                status = (string)scan["status"]!;
                steps.Add(string.Create(CultureInfo.InvariantCulture, $"{status} at {watch.Elapsed.TotalSeconds:0.0} s"));
            }
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"scan of {scan["persons"]} persons in {scan["households"]} households: {string.Join(", ", steps)}; {scan["found"]} found, {scan["new"]} new; processor {(ProcessorTime.Now() - cpu).Host.TotalSeconds:0.0} s, {(GC.GetTotalPauseDuration() - paused).TotalSeconds:0.0} s of it collecting garbage ({GC.CollectionCount(2) - whole} times all of it), {(GC.GetTotalAllocatedBytes() - allocated) / MiB:0} MiB allocated; memory by quarters (managed/resident): {memory.Quarters()}"));
        var usage = await host.SendAsync("GET", "/dev/cosmos/usage", null, null);
        await output.WriteLineAsync(usage.ToString(Newtonsoft.Json.Formatting.None));
    }

    private static async Task SeedAsync(BenchHost host, SyntheticRegister register)
    {
        var store = host.Services.GetRequiredService<DocumentStore>();
        var batches = register.Households().GroupBy(h => h.Village.Value).SelectMany(g => g.Chunk(50).Select(c => (Village: g.Key, Households: c)));
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (batch, stop) =>
        {
            var documents = new DocumentBatch(Partitions.Registry(batch.Village));
            foreach (var household in batch.Households)
            {
                documents.Create(SyntheticRegister.DocumentOf(household));
            }

            await store.CommitAsync(documents, stop);
        });
    }

    private async Task TellAsync(SyntheticRegister register, HashSet<(string, string)> found)
    {
        bool Has(string one, string other) => found.Contains((one, other)) || found.Contains((other, one));
        foreach (var kind in register.Planted.GroupBy(p => p.Kind))
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {kind.Key}: {kind.Count(p => Has(p.One, p.Other))} of {kind.Count()} found"));
        }

        var known = register.Planted.Count(p => Has(p.One, p.Other));
        var twins = register.Twins.Count(p => Has(p.One, p.Other));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  twins of other names: {twins} of {register.Twins.Count} shown; others shown: {found.Count - known - twins}"));
    }

    private static List<string> Villages()
    {
        var areas = new AreaDirectory();
        return [.. areas.Children(Regency).SelectMany(district => areas.Children(district.Code)).Select(village => village.Code)];
    }
}
