namespace Dtks.Benchmarks.Delivery;

/// <summary>What something costs.</summary>
/// <param name="Requests">Requests on items of the database.</param>
/// <param name="Units">Request units of those.</param>
/// <param name="Messages">Messages put on queues.</param>
/// <param name="Lines">Requests by container and operation.</param>
internal sealed record Cost(long Requests, double Units, int Messages, string Lines)
{
    public static Cost operator +(Cost one, Cost other) => new(one.Requests + other.Requests, one.Units + other.Units, one.Messages + other.Messages, string.Empty);
}
