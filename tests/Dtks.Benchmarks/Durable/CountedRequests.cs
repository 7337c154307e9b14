using System.Collections.Concurrent;

namespace Dtks.Benchmarks.Durable;

/// <summary>Counts the requests on one of the storage account's services.</summary>
internal sealed class CountedRequests() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>All so far.</summary>
    public int Count => _counts.Values.Sum();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _counts.AddOrUpdate(request.Method.Method, 1, (_, count) => count + 1);
        return base.SendAsync(request, cancellationToken);
    }
}
