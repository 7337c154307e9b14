using System.Diagnostics;
using System.Globalization;
using Dtks.Chaos.EndStates;
using Dtks.Chaos.Hosts;
using Dtks.Chaos.Story;

namespace Dtks.Benchmarks.Chaos;

/// <summary>Disturbs the story as often as asked for, and says whether it ends as without.</summary>
internal sealed class ChaosBenchmark(TextWriter output) : IBenchmark
{
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <inheritdoc />
    public string Verb => "chaos";

    /// <inheritdoc />
    public string Usage => "[kills [seed]] | processes [kills [seed]] | outages [services]: the story with kills or outages, and whether it ends as without.";

    /// <inheritdoc />
    public async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        string[] how = [.. args];
        var isProcesses = how is ["processes", ..];
        var counts = isProcesses ? how[1..] : how;
        var (kills, seed) = how is ["outages", ..] ? (0, 0) : (counts.NumberOr(900, 0, 2), counts.NumberOr(1, 1, 2));
        Say("undisturbed");
        var undisturbed = await Telling.UndisturbedAsync(how is ["outages", ..] ? ChaosStory.FirstPart : ChaosStory.WholeStory, Say);
        Say($"{undisturbed.Count} things left behind, {undisturbed.SetAside.Count} set aside");
        if (how is ["outages", .. var services])
        {
            return await OutagesAsync(undisturbed, services);
        }

        return await KillsAsync(undisturbed, isProcesses ? Telling.WithProcessKillsAsync : Telling.WithKillsAsync, kills, seed);
    }

    private async Task<int> KillsAsync(EndState undisturbed, Func<string, int, int, Action<string>, Task<(EndState State, int Kills)>> tell, int kills, int seed)
    {
        var different = 0;
        for (var done = 0; done < kills; seed++)
        {
            Say($"seed {seed}, {done} of {kills} kills");
            var (state, ended) = await tell(ChaosStory.WholeStory, seed, kills - done, Say);
            done += ended;
            different += Tell(undisturbed, state);
        }

        Say($"{kills} kills, {different} tellings ended otherwise");
        return different;
    }

    private async Task<int> OutagesAsync(EndState undisturbed, string[] services)
    {
        var different = 0;
        foreach (var (service, chapter) in Telling.Outages.Where(o => services.Length == 0 || services.Contains(o.Service)))
        {
            Say($"outage of {service} during {chapter}");
            different += Tell(undisturbed, await Telling.WithOutageAsync(service, chapter));
        }

        return different;
    }

    private int Tell(EndState undisturbed, EndState state)
    {
        var differences = undisturbed.Compare(state);
        foreach (var difference in differences.Take(20).Concat(state.SetAside.Select(s => $"set aside: {s}")))
        {
            Say($"  {difference}");
        }

        Say($"{differences.Count} differences");
        return differences.Count == 0 ? 0 : 1;
    }

    private void Say(string line) => output.WriteLine($"{Stopwatch.GetElapsedTime(_began):mm\\:ss\\.f} {line}");
}
