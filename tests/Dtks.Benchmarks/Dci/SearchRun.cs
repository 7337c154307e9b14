using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Dtks.Benchmarks.Delivery;
using Dtks.Domain.People;
using Dtks.Functions.Claims;
using Dtks.Functions.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Benchmarks.Dci;

/// <summary>Searches by NIK: one after the other beside the reads they cannot do without, and as many at once as the machine takes.</summary>
internal sealed class SearchRun(BenchHost host, AskedRegister register, TextWriter output)
{
    private const int OneByOne = 2_000;
    private const int WarmUp = 500;
    private const int Callers = 32;

    /// <summary>Measures.</summary>
    /// <param name="time">How long the many ask.</param>
    public async Task RunAsync(TimeSpan time)
    {
        var partner = await AskingPartner.MakeAsync(host, "bench-search.example");
        await host.IdleAsync();
        var now = await AskingPartner.NowAsync(host);
        var draw = new Random(13);
        await TimesAsync(WarmUp, () => SearchAsync(partner, draw, now));
        await TimesAsync(WarmUp, () => ReadAsync(draw));

        // In turn, so that both meet the same machine.
        List<double> asked = [], read = [];
        for (var round = 0; round < 10; round++)
        {
            asked.AddRange(await TimesAsync(OneByOne / 10, () => SearchAsync(partner, draw, now)));
            read.AddRange(await TimesAsync(OneByOne / 10, () => ReadAsync(draw)));
        }

        asked.Sort();
        read.Sort();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"search by NIK in {register.Persons:N0} persons, one after the other: p50 {At(asked, 0.5):N1} ms, p95 {At(asked, 0.95):N1} ms, p99 {At(asked, 0.99):N1} ms; its two reads alone p50 {At(read, 0.5):N1} ms, p95 {At(read, 0.95):N1} ms: {At(asked, 0.5) / At(read, 0.5):N1} times at p50, {At(asked, 0.95) / At(read, 0.95):N1} at p95"));
        var cost = await host.CostAsync(() => TimesAsync(WarmUp, () => SearchAsync(partner, draw, now)));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"each: {cost.Requests / (double)WarmUp:N2} requests and {cost.Units / WarmUp:N2} RU, its entries in the trails included ({cost.Lines})"));
        await ManyAsync(partner, time, now);
    }

    private async Task ManyAsync(AskingPartner partner, TimeSpan time, string now)
    {
        var waits = new ConcurrentBag<double>();
        var (began, spent) = (Stopwatch.GetTimestamp(), ProcessorTime.Now());
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var draw = new Random(caller);
            while (Stopwatch.GetElapsedTime(began) < time)
            {
                var from = Stopwatch.GetTimestamp();
                await SearchAsync(partner, draw, now);
                waits.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
            }
        })));
        var (took, sorted) = (Stopwatch.GetElapsedTime(began), waits.Order().ToList());
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Callers} at once: {sorted.Count / took.TotalSeconds:N0} a second, p50 {At(sorted, 0.5):N0} ms, p95 {At(sorted, 0.95):N0} ms; processor each {(ProcessorTime.Now() - spent).Each(sorted.Count)}"));
    }

    private async Task SearchAsync(AskingPartner partner, Random draw, string now)
    {
        if (await partner.SearchAsync(host, register.NikOf(draw.Next(register.Persons)), now) != 1)
        {
            throw new InvalidOperationException("A person of the register was not found.");
        }
    }

    private async Task ReadAsync(Random draw)
    {
        var claims = host.Services.GetRequiredService<ClaimRepository>();
        var claim = (await claims.FindAsync(claims.NikId(Nik.Parse(register.NikOf(draw.Next(register.Persons)))), CancellationToken.None))!;
        _ = await host.Services.GetRequiredService<HouseholdRepository>().FindAsync(claim.Village, claim.HeldBy().Household, CancellationToken.None)
            ?? throw new InvalidOperationException("A household of the register was not found.");
    }

    private static async Task<List<double>> TimesAsync(int times, Func<Task> work)
    {
        var waits = new List<double>(times);
        for (var i = 0; i < times; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await work();
            waits.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return waits;
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];
}
