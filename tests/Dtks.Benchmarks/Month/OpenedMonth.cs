using Dtks.Benchmarks.Delivery;

namespace Dtks.Benchmarks.Month;

/// <summary>What a month's opening came to.</summary>
/// <param name="Whole">Until nothing was left to do.</param>
/// <param name="ToLastBatch">Until the last batch on the database was answered.</param>
/// <param name="Spent">Processor time.</param>
/// <param name="Stopped">How long collecting garbage stopped all.</param>
/// <param name="Units">Request units.</param>
internal sealed record OpenedMonth(TimeSpan Whole, TimeSpan ToLastBatch, ProcessorTime Spent, TimeSpan Stopped, double Units);
