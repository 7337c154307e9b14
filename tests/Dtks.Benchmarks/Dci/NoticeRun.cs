using System.Diagnostics;
using System.Globalization;
using Dtks.Benchmarks.Delivery;
using Newtonsoft.Json.Linq;

namespace Dtks.Benchmarks.Dci;

/// <summary>Notices of changes to many partners: from the first change until the last notice was taken, and whether each came.</summary>
internal sealed class NoticeRun(BenchHost host, AskedRegister register, TextWriter output)
{
    private const int PersonsEach = 3;
    private const int InMessage = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Measures.</summary>
    /// <param name="partners">Partners; each subscribes to the households of all three persons by their NIKs, and is called in a line of its own.</param>
    /// <param name="notices">Notices in all, about.</param>
    /// <returns>Whether every notice came.</returns>
    public async Task<bool> RunAsync(int partners, int notices)
    {
        await using var inbox = await CountedInbox.StartAsync();
        var households = Math.Clamp(notices / partners / PersonsEach, 1, register.Persons / PersonsEach);
        var expected = households * partners * PersonsEach;
        await SubscribeAsync(inbox, partners, households);
        inbox.Clear();
        var officers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var regency in Enumerable.Range(0, households).Select(h => register.HouseholdOf(h).Village[..4]).Distinct())
        {
            officers[regency] = await host.TokenAsync("regency-officer", regency);
        }

        var (began, spent) = (Stopwatch.GetTimestamp(), ProcessorTime.Now());
        var cost = await host.CostAsync(async () =>
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, households), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) => await ChangeAsync(number, officers));
            while (inbox.Notices < expected && Stopwatch.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        });
        var took = inbox.LastAt(began);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"notices: {inbox.Notices:N0} of {expected:N0} taken by {partners} partners ({inbox.Calls:N0} calls) in {took.TotalSeconds:N1} s: {inbox.Notices / took.TotalSeconds:N0} a second; each {cost.Requests / (double)expected:N2} requests, {cost.Units / expected:N2} RU, {cost.Messages / (double)expected:N2} messages; processor each {(ProcessorTime.Now() - spent).Each(expected)}"));
        return inbox.Notices == expected;
    }

    private async Task SubscribeAsync(CountedInbox inbox, int partners, int households)
    {
        var now = await AskingPartner.NowAsync(host);
        var niks = Enumerable.Range(0, households * PersonsEach).Select(register.NikOf).ToList();
        for (var number = 0; number < partners; number++)
        {
            var partner = await AskingPartner.MakeAsync(host, $"bench-{number}.example", inbox.Address);
            foreach (var some in niks.Chunk(InMessage))
            {
                await partner.SubscribeAsync(host, some, now);
            }
        }

        await host.IdleAsync();
    }

    private Task ChangeAsync(int number, Dictionary<string, string> officers)
    {
        var (village, household) = register.HouseholdOf(number);
        return host.SendAsync("PUT", $"/api/households/{village}/{household}/welfare", officers[village[..4]], new JObject { ["decile"] = 1, ["source"] = "DTSEN (contoh)", ["asOf"] = "2026-12-14" });
    }
}
