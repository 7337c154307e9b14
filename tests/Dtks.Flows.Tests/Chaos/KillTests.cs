using Dtks.Chaos.Hosts;
using Xunit.Abstractions;

namespace Dtks.Flows.Tests.Chaos;

/// <summary>
/// The host ended without a word at random instants, all messages twice and out of order, one operation of ten failing: the first part of the story ends as
/// without. <c>DTKS_CHAOS_KILLS</c> says how often, <c>DTKS_CHAOS_SEED</c> from which seed on.
/// </summary>
public sealed class KillTests(UndisturbedStory undisturbed, ITestOutputHelper output) : IClassFixture<UndisturbedStory>
{
    [Fact]
    public Task A_host_in_this_process_over_a_store_that_stands() => UnderKills.HoldAsync(undisturbed, output, UnderKills.Setting("DTKS_CHAOS_KILLS", 6), Telling.WithKillsAsync);
}

/// <summary>The same of a process. <c>DTKS_CHAOS_PROCESS_KILLS</c> says how often.</summary>
public sealed class ProcessKillTests(UndisturbedStory undisturbed, ITestOutputHelper output) : IClassFixture<UndisturbedStory>
{
    [Fact]
    public Task A_process_with_its_store() => UnderKills.HoldAsync(undisturbed, output, UnderKills.Setting("DTKS_CHAOS_PROCESS_KILLS", 2), Telling.WithProcessKillsAsync);
}
