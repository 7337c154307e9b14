namespace Dtks.Benchmarks.Durable;

/// <summary>Counts the requests on one of the storage account's services.</summary>
internal sealed class CountedRequests() : DelegatingHandler(new SocketsHttpHandler())
{
    private int _count;

    /// <summary>All so far.</summary>
    public int Count => Volatile.Read(ref _count);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        return base.SendAsync(request, cancellationToken);
    }
}
