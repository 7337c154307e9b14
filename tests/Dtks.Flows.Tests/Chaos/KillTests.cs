using System.Globalization;
using Dtks.Chaos.EndStates;
using Dtks.Chaos.Hosts;
using Xunit.Abstractions;

namespace Dtks.Flows.Tests.Chaos;

/// <summary>
/// The host ended without a word at random instants, all messages twice and out of order, one operation of ten failing: the story ends as
/// without. <c>DTKS_CHAOS_KILLS</c> and <c>DTKS_CHAOS_PROCESS_KILLS</c> say how often, <c>DTKS_CHAOS_SEED</c> from which seed on.
/// </summary>
public sealed class KillTests(UndisturbedStory undisturbed, ITestOutputHelper output) : IClassFixture<UndisturbedStory>
{
    [Fact]
    public Task A_host_in_this_process_over_a_store_that_stands() => HoldAsync(Setting("DTKS_CHAOS_KILLS", 10), Telling.WithKillsAsync);

    [Fact]
    public Task A_process_with_its_store() => HoldAsync(Setting("DTKS_CHAOS_PROCESS_KILLS", 3), Telling.WithProcessKillsAsync);

    private async Task HoldAsync(int kills, Func<int, int, Action<string>, Task<(EndState State, int Kills)>> tell)
    {
        var seed = Setting("DTKS_CHAOS_SEED", 1);
        for (var done = 0; done < kills; seed++)
        {
            output.WriteLine($"seed {seed}");
            var (state, ended) = await tell(seed, kills - done, output.WriteLine);
            done += ended;
            Assert.True(ended > 0, "The story was over before the host was ended.");
            var differing = undisturbed.State.Compare(state);
            Assert.True(differing.Count == 0, string.Join('\n', differing));
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
