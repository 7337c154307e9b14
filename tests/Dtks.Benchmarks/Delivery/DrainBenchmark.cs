using System.Diagnostics;
using System.Globalization;
using Dtks.Functions.Areas;

namespace Dtks.Benchmarks.Delivery;

/// <summary>Proposals for a while at many connections, and how long it takes from the last answer until nothing is left to do.</summary>
internal sealed class DrainBenchmark(TextWriter output) : IBenchmark
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private const int Known = 6000;
    private const int MostConnections = 256;

    private readonly int[] _made = new int[MostConnections];

    private int Number => _made.Sum();

    /// <inheritdoc />
    public string Verb => "drain";

    /// <inheritdoc />
    public string Usage => "[connections, 1 to 256]: proposals at so many connections, and how long until nothing is left to do.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        await RunAsync(args.NumberOr(64));
        return 0;
    }

    /// <param name="connections">Callers at the same time.</param>
    public async Task RunAsync(int connections)
    {
        await using var host = await BenchHost.StartAsync();
        var villages = Villages(connections);
        var how = new ParallelOptions { MaxDegreeOfParallelism = 16 };
        await Parallel.ForEachAsync(Enumerable.Range(0, Known), how, async (n, _) => await host.KnowAsync(Family(villages, n)));
        var tokens = new string[connections];
        await Parallel.ForEachAsync(Enumerable.Range(0, connections), how, async (n, _) => tokens[n] = await host.TokenAsync("citizen", villages[n]));

        await ProposeAsync(host, villages, tokens, WarmUp);
        await host.IdleAsync();
        var before = Number;
        var sent = host.Sent.Count;
        var began = ProcessorTime.Now();
        var took = await ProposeAsync(host, villages, tokens, Lasts);
        var proposed = Number - before;
        var last = Stopwatch.GetTimestamp();
        var answered = ProcessorTime.Now();
        await host.IdleAsync();
        var drained = Stopwatch.GetElapsedTime(last);
        var ended = ProcessorTime.Now();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{connections} connections: {proposed} proposals in {took.TotalSeconds:N1} s ({proposed / took.TotalSeconds:N0}/s), {host.Sent.Count - sent} messages; drained {drained.TotalSeconds:N1} s after the last answer, {drained / took:N2} of the time they came in"));
        await output.WriteLineAsync($"Processor for each: {(ended - began).Each(proposed)}; while they came in {(answered - began).Each(proposed)}, after {(ended - answered).Each(proposed)}");
        if (Number > Known)
        {
            await output.WriteLineAsync($"About {Number - Known} of them were of people whom the population register does not know.");
        }
    }

    private async Task<TimeSpan> ProposeAsync(BenchHost host, IReadOnlyList<string> villages, string[] tokens, TimeSpan lasts)
    {
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, tokens.Length).Select(connection => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(began) < lasts)
            {
                var family = new BenchFamily(villages[connection], _made[connection]++);
                await host.SendAsync("POST", "/api/proposals", tokens[connection], family.Proposal());
            }
        })));
        return Stopwatch.GetElapsedTime(began);
    }

    private static BenchFamily Family(IReadOnlyList<string> villages, int n) => new(villages[n % villages.Count], n / villages.Count);

    // So many villages, each of another district: numbers of people begin with their district's.
    private static List<string> Villages(int count)
    {
        var areas = new AreaDirectory();
        return [.. areas.Children("33").SelectMany(regency => areas.Children(regency.Code)).Select(district => areas.Children(district.Code)[0].Code).Take(count)];
    }
}
