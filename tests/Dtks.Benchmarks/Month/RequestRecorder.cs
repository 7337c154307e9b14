using System.Collections.Concurrent;

namespace Dtks.Benchmarks.Month;

/// <summary>Passes the application's requests on the database on, and keeps them while it is asked to.</summary>
internal sealed class RequestRecorder() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly ConcurrentQueue<RecordedRequest> _kept = new();

    /// <summary>Whether it keeps them.</summary>
    public bool IsOn { get; set; }

    /// <summary>Those it kept, in the order they were answered in.</summary>
    public IReadOnlyList<RecordedRequest> Kept => [.. _kept];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!IsOn)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()).SelectMany(h => h.Value.Select(v => (h.Key, v))).ToList();
        var (method, path) = (request.Method, request.RequestUri!.PathAndQuery);
        var answer = await base.SendAsync(request, cancellationToken);
        _kept.Enqueue(new RecordedRequest(method, path, headers, body, (int)answer.StatusCode));
        return answer;
    }
}
