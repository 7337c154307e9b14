using Dtks.Benchmarks.Nation.Simulation;

namespace Dtks.Benchmarks.Tests.Nation;

/// <summary>The simulation behind the benchmark <c>nation</c>, on machines so simple that what must come out is known.</summary>
public sealed class NationSimulationTests
{
    private static readonly Machine OneCore = new() { MostInstances = 1, AtFirst = 1, Cores = 1, PollSeconds = 0.01, RequestSeconds = 0 };

    private static readonly IEnumerable<int> Seeds = Enumerable.Range(1, 100);

    private static readonly Work TenthOfASecond = new("open") { Processor = 0.1, Reads = 1, Writes = 2, Progress = 10, ProcessorRegency = 0, UnitsRegency = 0 };

    [Fact]
    public void What_happens_at_one_instant_happens_in_the_order_it_was_noted_in()
    {
        var (agenda, seen) = (new Agenda(), string.Empty);
        agenda.At(2, () => seen += "d");
        agenda.At(1, () => seen += "a");
        agenda.At(1, () =>
        {
            seen += "b";
            agenda.At(0, () => seen += "c");
        });

        agenda.Run(() => false);

        Assert.Equal("abcd", seen);
        Assert.Equal(2, agenda.Now);
    }

    [Fact]
    public void A_meter_serves_one_after_another_and_tells_who_waited_and_what_each_second_had()
    {
        var meter = new Meter(10);

        Assert.Equal((0, 1.5), meter.Take(0, 15));
        Assert.Equal((1.5, 2), meter.Take(1, 5));
        Assert.Equal((4, 4.5), meter.Take(4, 5));

        Assert.Equal((25, 1), (meter.Total, meter.Waits));
        Assert.Equal([10, 10, 0, 5], Enumerable.Range(0, 5).Where(s => s != 3).Select(s => Math.Round(meter.BySecond.GetValueOrDefault(s), 6)));
    }

    [Fact]
    public void A_database_bills_each_hour_by_its_busiest_partition_and_a_tenth_at_least()
    {
        var database = new Database("registry", 40_000, 10_000);
        database.Take(5, key: 1, units: 3000);
        database.Take(5, key: 2, units: 1000);

        Assert.Equal([12_000, 4000], database.Billed(3700));
        Assert.Equal(4000, database.Peak());
        Assert.Equal([12_000], database.Billed(3600));
    }

    [Theory]
    [InlineData(0.01, 1)]
    [InlineData(1, 1)]
    [InlineData(1.01, 1.1)]
    [InlineData(61.3, 61.3)]
    public void An_instance_is_billed_by_tenths_and_a_second_at_least(double worked, double billed)
    {
        var (instance, first, second) = (new Instance(1), new Message([], 0), new Message([], 0));
        instance.Begin(first, 10);
        instance.Begin(second, 10 + (worked / 2));
        instance.End(first, 10 + (worked / 2));
        instance.End(second, 10 + worked);

        Assert.Equal(billed, instance.Billed, 6);
    }

    [Fact]
    public void Sizes_are_the_same_for_a_seed_around_their_mean_and_skewed_as_asked()
    {
        var drawn = VillageSizes.Draw(20_000, 240, 0.8, seed: 7);

        Assert.Equal(drawn, VillageSizes.Draw(20_000, 240, 0.8, seed: 7));
        Assert.NotEqual(drawn, VillageSizes.Draw(20_000, 240, 0.8, seed: 8));
        Assert.InRange(drawn.Average(), 239, 241);
        Assert.InRange(drawn.Order().ElementAt(10_000), 160, 190);
        Assert.All(VillageSizes.Draw(100, 240, 0, seed: 7), size => Assert.Equal(240, size));
    }

    [Fact]
    public void One_core_takes_as_long_as_the_work_is_and_two_take_half()
    {
        Assert.InRange(Run(OneCore).Seconds, 32, 32.1);
        Assert.InRange(Run(OneCore with { Cores = 2 }).Seconds, 16, 16.2);
    }

    [Fact]
    public void Every_village_is_worked_once_whatever_fails()
    {
        var outcome = Seeds.Select(seed => Run(OneCore with { Failing = 0.5, RetrySeconds = 1 }, seed: seed)).First(o => o.Regencies.Failed == 0);

        Assert.True(outcome.Villages.Failed > 0);
        Assert.Equal(outcome.Villages.Runs, 10 + outcome.Villages.Failed);
        Assert.Equal(32, outcome.Villages.Processor, 6);
        Assert.Equal(3200, outcome.Containers.Cycles.Total, 6);
    }

    [Fact]
    public void What_an_instance_held_that_ended_is_done_by_others_once_it_is_seen_again()
    {
        var calm = OneCore with { MostInstances = 4, AtFirst = 2, StepSeconds = 1 };
        var lost = Seeds.Select(seed => Run(calm with { Crashing = 0.5, HiddenSeconds = 600 }, seed: seed)).First(o => o.Villages.Gone == 1);

        Assert.InRange(lost.Seconds, 600, 700);
        Assert.InRange(Run(calm).Seconds, 0, 33);
        Assert.Equal(3200, lost.Containers.Cycles.Total, 6);
    }

    [Fact]
    public void A_month_is_one_partition_and_no_faster_than_that_however_many_instances_there_are()
    {
        var outcome = Run(OneCore with { MostInstances = 10, AtFirst = 10, Batch = 1, Threshold = 0 }, most: 100);

        Assert.InRange(outcome.Seconds, 31.9, 33);
        Assert.True(outcome.Containers.Cycles.Waits > 200);
    }

    [Fact]
    public void Instances_are_added_a_few_at_a_look_and_begin_after_their_cold_start()
    {
        var cold = Run(OneCore with { AtFirst = 0, MostInstances = 10, Batch = 1, Threshold = 0, Step = 1, StepSeconds = 10, ColdStartSeconds = 5 });

        // The regency's function starts at 5 s, the villages' first at 10 s.
        Assert.InRange(cold.Seconds, 20, 45);
        Assert.InRange(cold.Villages.Instances, 2, 5);
    }

    [Fact]
    public void Prices_are_of_time_and_memory_runs_hours_and_requests()
    {
        var outcome = Run(OneCore);
        var (functions, database, queues) = Prices.Of(outcome, 2);

        Assert.Equal((outcome.Fleets.Sum(f => f.Billed) * 2 * 0.000026) + (11 * 0.0000004), functions, 9);
        Assert.True(database > 0 && queues > 0);
    }

    private static Outcome Run(Machine machine, double most = 10_000, int seed = 1)
    {
        var villages = Enumerable.Range(0, 320).Select(n => new Village(n, 0, 10)).ToList();
        var containers = new Containers(new Database("registry", 100_000, 10_000), new Database("cycles", most, 10_000), new Database("ratifications", 10_000, 10_000));
        return Phase.Run(machine, TenthOfASecond, containers, [.. villages.Chunk(32).Select(chunk => new Message(chunk, 0))], seed);
    }
}
