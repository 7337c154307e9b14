using System.Collections.Concurrent;
using System.Globalization;
using System.Xml.Linq;

namespace Dtks.Benchmarks.Month;

/// <summary>Counts every request on a queue, of the application and of the host that pumps them, and keeps the messages that were put.</summary>
internal sealed class QueueRequests() : DelegatingHandler(new SocketsHttpHandler())
{
    private const string Look = "look";

    private readonly ConcurrentQueue<(string Queue, string Operation)> _seen = new();
    private readonly ConcurrentQueue<(string Queue, string Text)> _put = new();

    /// <summary>Whether it counts.</summary>
    public bool IsOn { get; set; }

    /// <summary>All requests so far.</summary>
    public int Count => _seen.Count;

    /// <summary>Of those looks at a queue that was empty: as many as the time that all took.</summary>
    public int Looks => _seen.Count(s => s.Operation == Look);

    /// <summary>The messages that were put.</summary>
    public IReadOnlyList<(string Queue, string Text)> Put => [.. _put];

    /// <summary>How many of each kind on each queue; looks at an empty queue by themselves.</summary>
    public string Lines() => string.Join(", ", _seen.GroupBy(s => s).OrderBy(g => g.Key.Queue, StringComparer.Ordinal).ThenBy(g => g.Key.Operation, StringComparer.Ordinal)
        .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key.Queue} {g.Key.Operation} {g.Count()}")));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var parts = request.RequestUri!.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (!IsOn || Array.IndexOf(parts, "messages") is not (> 0 and var at))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (request.Method == HttpMethod.Post)
        {
            _put.Enqueue((parts[at - 1], XDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)).Descendants("MessageText").Single().Value));
        }

        var answer = await base.SendAsync(request, cancellationToken);
        _seen.Enqueue((parts[at - 1], await OperationAsync(request.Method, answer, cancellationToken)));
        return answer;
    }

    private static async Task<string> OperationAsync(HttpMethod method, HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (method != HttpMethod.Get)
        {
            return method == HttpMethod.Post ? "put" : method == HttpMethod.Delete ? "delete" : "update";
        }

        await answer.Content.LoadIntoBufferAsync(cancellation);
        return (await answer.Content.ReadAsStringAsync(cancellation)).Contains("<QueueMessage>", StringComparison.Ordinal) ? "get" : Look;
    }
}
