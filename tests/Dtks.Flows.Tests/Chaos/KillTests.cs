using System.Globalization;
using Dtks.Chaos.Hosts;
using Xunit.Abstractions;

namespace Dtks.Flows.Tests.Chaos;

/// <summary>
/// The host ended without a word at random instants, all messages twice and out of order, one operation of ten failing: the story ends as
/// without. <c>DTKS_CHAOS_KILLS</c> says how often it is ended, <c>DTKS_CHAOS_SEED</c> from which seed on.
/// </summary>
public sealed class KillTests(UndisturbedStory undisturbed, ITestOutputHelper output) : IClassFixture<UndisturbedStory>
{
    [Fact]
    public async Task It_ends_as_without()
    {
        var (kills, seed) = (Setting("DTKS_CHAOS_KILLS", 20), Setting("DTKS_CHAOS_SEED", 1));
        for (var done = 0; done < kills; seed++)
        {
            output.WriteLine($"seed {seed}");
            var (state, ended) = await Telling.WithKillsAsync(seed, kills - done, output.WriteLine);
            done += ended;
            Assert.True(ended > 0, "The story was over before the host was ended.");
            Assert.Empty(undisturbed.State.Compare(state).Prepend($"seed {seed}").Skip(undisturbed.State.Compare(state).Count == 0 ? 1 : 0));
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
