using Dtks.Benchmarks.Delivery;

namespace Dtks.Benchmarks.Durable;

/// <summary>What a month's opening took.</summary>
/// <param name="ToLastBatch">Until the last batch on the database was answered.</param>
/// <param name="Whole">Until it was known to be done.</param>
/// <param name="Spent">Processor time.</param>
/// <param name="Queues">Requests on queues.</param>
/// <param name="Tables">Requests on tables.</param>
/// <param name="Blobs">Requests on blobs.</param>
internal sealed record Opening(TimeSpan ToLastBatch, TimeSpan Whole, ProcessorTime Spent, int Queues, int Tables, int Blobs);
