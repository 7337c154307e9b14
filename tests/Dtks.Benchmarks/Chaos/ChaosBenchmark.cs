using System.Diagnostics;
using System.Globalization;
using Dtks.Chaos.EndStates;
using Dtks.Chaos.Hosts;

namespace Dtks.Benchmarks.Chaos;

/// <summary>Disturbs the story as often as asked for, and says whether it ends as without.</summary>
internal sealed class ChaosBenchmark(TextWriter output)
{
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>Runs it.</summary>
    /// <param name="how">How many kills and from which seed on; the same after <c>processes</c>; or <c>outages</c> and of which services.</param>
    /// <returns>0 when all ended as without.</returns>
    public async Task<int> RunAsync(string[] how)
    {
        Say("undisturbed");
        var undisturbed = await Telling.UndisturbedAsync(Say);
        Say($"{undisturbed.Count} things left behind, {undisturbed.SetAside.Count} set aside");
        if (how is ["outages", .. var services])
        {
            return await OutagesAsync(undisturbed, services);
        }

        return how is ["processes", .. var counts]
            ? await KillsAsync(undisturbed, Telling.WithProcessKillsAsync, counts)
            : await KillsAsync(undisturbed, Telling.WithKillsAsync, how);
    }

    private async Task<int> KillsAsync(EndState undisturbed, Func<int, int, Action<string>, Task<(EndState State, int Kills)>> tell, string[] how)
    {
        var kills = how.Length > 0 ? int.Parse(how[0], CultureInfo.InvariantCulture) : 900;
        var seed = how.Length > 1 ? int.Parse(how[1], CultureInfo.InvariantCulture) : 1;
        var different = 0;
        for (var done = 0; done < kills; seed++)
        {
            Say($"seed {seed}, {done} of {kills} kills");
            var (state, ended) = await tell(seed, kills - done, Say);
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
