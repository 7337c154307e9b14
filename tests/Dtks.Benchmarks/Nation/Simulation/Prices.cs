namespace Dtks.Benchmarks.Nation.Simulation;

/// <summary>Prices in US$, with where each was read and of when it is; they change, and differ by region and contract.</summary>
internal static class Prices
{
    /// <summary>A GB-second of an instance on demand, Flex Consumption. "Azure Function pricing guide", https://modal.com/blog/azure-function-pricing-guide, 22 May 2025, East US; free grants are left out.</summary>
    public const double GigabyteSecond = 0.000026;

    /// <summary>A run of a function. The same page.</summary>
    public const double Run = 0.40 / 1_000_000;

    /// <summary>100 request units a second of autoscale for an hour, one write region. "Cosmos DB: the RUs vs storage tradeoff", https://cloud-horizons.com/blog/cosmos-db-the-rus-vs-storage-tradeoff/, 8 May 2026.</summary>
    public const double Autoscale100 = 0.012;

    /// <summary>A request on a queue: assumed, no page with a date was found. At ten times as much a month's requests are cents all the same.</summary>
    public const double QueueRequest = 0.004 / 10_000;

    /// <summary>What a phase costs: functions, database for each hour it touches, queues.</summary>
    /// <param name="outcome">The phase.</param>
    /// <param name="gigabytes">Memory of an instance.</param>
    public static (double Functions, double Database, double Queues) Of(Outcome outcome, double gigabytes) => (
        outcome.Fleets.Sum(f => (f.Billed * gigabytes * GigabyteSecond) + (f.Runs * Run)),
        outcome.Containers.All.Sum(c => c.Billed(outcome.Seconds).Sum() / 100 * Autoscale100),
        outcome.Fleets.Sum(f => f.Requests * QueueRequest));
}
