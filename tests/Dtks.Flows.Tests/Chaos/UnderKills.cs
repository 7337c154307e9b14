using System.Globalization;
using Dtks.Chaos.EndStates;
using Dtks.Chaos.Story;
using Xunit.Abstractions;

namespace Dtks.Flows.Tests.Chaos;

/// <summary>Tells the story, seed after seed, until a host was ended so many times.</summary>
internal static class UnderKills
{
    /// <summary>Holds each telling against the one that nothing disturbs.</summary>
    public static async Task HoldAsync(
        UndisturbedStory undisturbed, ITestOutputHelper output, int kills, Func<string, int, int, Action<string>, Task<(EndState State, int Kills)>> tell)
    {
        var seed = Setting("DTKS_CHAOS_SEED", 1);
        for (var done = 0; done < kills; seed++)
        {
            output.WriteLine($"seed {seed}");
            var (state, ended) = await tell(ChaosStory.FirstPart, seed, kills - done, output.WriteLine);
            done += ended;
            Assert.True(ended > 0, "The story was over before the host was ended.");
            var differing = undisturbed.State.Compare(state);
            Assert.True(differing.Count == 0, string.Join('\n', differing));
        }
    }

    /// <summary>A number from the environment.</summary>
    public static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
