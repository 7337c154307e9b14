using Dtks.Benchmarks.Nation.Simulation;

namespace Dtks.Benchmarks.Nation;

/// <summary>What a simulation goes by, from the command line: whole numbers, each with its unit.</summary>
/// <param name="given">The options.</param>
internal sealed class NationOptions(IReadOnlyDictionary<string, int> given)
{
    /// <summary>Each with its number by itself. Of the work: sums for a village of 240 households as <c>fanout</c> measured them (27 November 2026; of the processor 0.065 s less the bare loop's 0.021 s); how request units divide on village and household was measured too
    /// (<c>nation --check</c>), how the processor does is estimated.</summary>
    public static readonly IReadOnlyList<(string Name, int ByItself)> All =
    [
        ("--villages", int.MaxValue), ("--mean", 240), ("--spread", 80), ("--seed", 1),
        ("--instances", 250), ("--step", 4), ("--step-seconds", 30), ("--cold", 15), ("--failing", 10), ("--crashing", 5), ("--hidden", 600),
        ("--cpu", 4000), ("--cpu-household", 170), ("--reads", 280), ("--reads-household", 26), ("--writes", 1200), ("--writes-household", 55), ("--progress", 1250), ("--strong", 2), ("--removed", 10),
    ];

    // infra/national.bicepparam.
    private const double Registry = 100_000;
    private const double Cycles = 10_000;
    private const double Ratifications = 20_000;

    // "Azure Cosmos DB service quotas", maximum RUs per partition, logical and physical; https://docs.azure.cn/en-us/cosmos-db/concepts-limits (read from a stored copy, November 2026).
    private const double PerPartition = 10_000;

    // "Scalability and performance targets for Queue Storage"; https://learn.microsoft.com/en-us/azure/storage/queues/scalability-targets (read from a stored copy, November 2026).
    private const double QueuePerSecond = 2000;

    private const int HouseholdsInBatch = 400;
    private const int Hundredths = 100;
    private const int Thousandths = 1000;
    private const int Millionths = 1_000_000;

    /// <summary>The villages.</summary>
    public IReadOnlyList<Message> Groups() => NationPlan.Of(given["--villages"], given["--mean"], given["--spread"] / (double)Hundredths, Seed);

    /// <summary>The seed.</summary>
    public int Seed => given["--seed"];

    /// <summary>
    /// An app on Flex Consumption at 2,048 MB: one processor an instance; at most 400 by infra/national.bicepparam, and 250 by the quota of a subscription and region (250 cores or 512,000 MB; Azure Functions Flex Consumption
    /// plan hosting, https://learn.microsoft.com/en-us/azure/azure-functions/flex-consumption-plan). Four more at a look, every 30 s, are the published rates of target-based scaling
    /// (https://learn.microsoft.com/en-us/azure/azure-functions/functions-target-based-scaling) and of event-driven scaling for other triggers than HTTP
    /// (https://learn.microsoft.com/en-us/azure/azure-functions/event-driven-scaling, of 2020 and the older Consumption plan); Flex Consumption is said to be faster, and no figure is given. Read from stored copies, November 2026.
    /// Messages of an instance that ends are hidden for the ten minutes for which the host's queue trigger takes them (--hidden): known of it, and no page with a date was found.
    /// </summary>
    public Machine Machine() => new()
    {
        MostInstances = given["--instances"],
        Cores = 1,
        Step = given["--step"],
        StepSeconds = given["--step-seconds"],
        ColdStartSeconds = given["--cold"],
        QueuePerSecond = QueuePerSecond,
        Failing = given["--failing"] / (double)Thousandths,
        Crashing = given["--crashing"] / (double)Thousandths,
        HiddenSeconds = given["--hidden"],
    };

    /// <summary>The containers, with what infra/national.bicepparam gives them.</summary>
    public static Containers Containers() => new(new Database("registry", Registry, PerPartition), new Database("cycles", Cycles, PerPartition), new Database("ratifications", Ratifications, PerPartition));

    /// <summary>The opening, as measured; strong reads cost so much more.</summary>
    public Work Opening() => new("open")
    {
        Processor = given["--cpu"] / (double)Millionths,
        ProcessorHousehold = given["--cpu-household"] / (double)Millionths,
        Reads = Units("--reads") * given["--strong"],
        ReadsHousehold = Units("--reads-household") * given["--strong"],
        Writes = Units("--writes"),
        WritesHousehold = Units("--writes-household"),
        HouseholdsInBatch = HouseholdsInBatch,
        Progress = Units("--progress"),
    };

    /// <summary>
    /// What comes after the month: the close by what the code does for a village (its head is read and written; its progress); all else as <c>verify</c> measured it at 60 and 240 households a village, with no line ineligible and with one of twenty
    /// (27 November 2026). What officers ask for (finalised, handed in, endorsed, received, signed) is reckoned as if it all came at once; of the ratification the recap and the removals' notices are part.
    /// </summary>
    public IReadOnlyList<Work> Closing()
    {
        var (strong, removed) = (given["--strong"], given["--removed"] / (double)Thousandths);
        return
        [
            new("close") { Processor = 0.004, Reads = strong, Writes = 16, Progress = Units("--progress") },
            new("handed on") { Processor = 0.055, ProcessorHousehold = 0.00017, Reads = 20 * strong, ReadsHousehold = 0.51 * strong, Writes = 86, Progress = 40, Regency = 33 },
            new("ratified, recapped")
            {
                Processor = 0.051,
                ProcessorHousehold = 0.00028 + (0.024 * removed),
                Reads = 6 * strong,
                ReadsHousehold = (0.33 + (19.5 * removed)) * strong,
                Writes = 8,
                WritesHousehold = 0.07 + (44.5 * removed),
                Progress = 14.6,
                Regency = 58,
            },
        ];
    }

    private double Units(string name) => given[name] / (double)Hundredths;
}
