using System.Collections.Concurrent;
using System.Diagnostics;

namespace Dtks.Benchmarks.Month;

/// <summary>Passes the application's requests on the database on, and keeps them while it is asked to.</summary>
internal sealed class RequestRecorder() : DelegatingHandler(new SocketsHttpHandler())
{
    private const string Batch = "x-ms-cosmos-is-batch-request";

    private readonly ConcurrentQueue<RecordedRequest> _kept = new();
    private long _lastBatch;

    /// <summary>Whether it keeps them.</summary>
    public bool IsOn { get; set; }

    /// <summary>When the last batch was answered, as <see cref="Stopwatch.GetTimestamp"/> tells the time: whether it keeps requests or not.</summary>
    public long LastBatch => Volatile.Read(ref _lastBatch);

    /// <summary>Those it kept, in the order they were answered in.</summary>
    public IReadOnlyList<RecordedRequest> Kept => [.. _kept];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isBatch = request.Headers.Contains(Batch);
        if (!IsOn)
        {
            return Noted(await base.SendAsync(request, cancellationToken), isBatch);
        }

        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>()).SelectMany(h => h.Value.Select(v => (h.Key, v))).ToList();
        var (method, path) = (request.Method, request.RequestUri!.PathAndQuery);
        var answer = await base.SendAsync(request, cancellationToken);
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        var tags = EntityTags.In(await answer.Content.ReadAsByteArrayAsync(cancellationToken));
        _kept.Enqueue(new RecordedRequest(method, path, headers, body, (int)answer.StatusCode, tags));
        return Noted(answer, isBatch);
    }

    private HttpResponseMessage Noted(HttpResponseMessage answer, bool isBatch)
    {
        if (isBatch)
        {
            Volatile.Write(ref _lastBatch, Stopwatch.GetTimestamp());
        }

        return answer;
    }
}
