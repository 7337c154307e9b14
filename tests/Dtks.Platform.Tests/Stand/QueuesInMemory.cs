using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.WebUtilities;

namespace Dtks.Platform.Tests.Stand;

/// <summary>The queue service as its client sees it, with as much of it as the platform uses.</summary>
internal sealed class QueuesInMemory : HttpMessageHandler
{
    private const string Time = "Thu, 26 Nov 2026 00:00:00 GMT";
    private readonly Dictionary<string, List<(string Id, string Text)>> _queues = new(StringComparer.Ordinal);

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>What <see cref="Refused"/> is answered with while it is set.</summary>
    public HttpStatusCode? Refusal { get; set; }

    /// <summary>The queue that is refused; null: all.</summary>
    public string? Refused { get; set; }

    /// <summary>What was sent, with the seconds for which it is not seen and lives.</summary>
    public List<(string Queue, string Text, string? Unseen, string? Lives)> Sent { get; } = [];

    public IReadOnlyList<string> IdsIn(string queue) => [.. Of(queue).Select(m => m.Id)];

    public IReadOnlyList<string> In(string queue) => [.. Of(queue).Select(m => m.Text)];

    /// <summary>As the host puts it there by itself.</summary>
    public void Put(string queue, string text) => Of(queue).Add((Guid.NewGuid().ToString(), text));

    public QueueServiceClient Client() => new(
        new Uri("https://queues.example"), new QueueClientOptions { Transport = new HttpClientTransport(new HttpClient(this)), Retry = { MaxRetries = 0 } });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var parts = request.RequestUri!.AbsolutePath.Trim('/').Split('/');
        if (Refusal is { } refusal && (Refused ?? parts[0]) == parts[0])
        {
            return Answer(refusal);
        }

        var query = QueryHelpers.ParseQuery(request.RequestUri.Query).ToDictionary(q => q.Key, q => (string?)q.Value);
        return (request.Method.Method, parts.Length) switch
        {
            ("GET", 1) => Counted(parts[0]),
            ("GET", _) => Received(parts[0], int.Parse(query["numofmessages"]!, CultureInfo.InvariantCulture)),
            ("POST", _) => Taken(parts[0], await request.Content!.ReadAsStringAsync(cancellationToken), query),
            ("DELETE", _) => Deleted(parts[0], parts[2]),
            _ => Updated(parts[0], parts[2]),
        };
    }

    private HttpResponseMessage Counted(string queue)
    {
        var answer = Answer(HttpStatusCode.OK);
        answer.Headers.Add("x-ms-approximate-messages-count", Of(queue).Count.ToString(CultureInfo.InvariantCulture));
        return answer;
    }

    // What is received is not seen until it is updated, and then stands behind the others.
    private HttpResponseMessage Received(string queue, int most)
    {
        lock (_taken)
        {
            var found = Of(queue).Where(m => !_taken.Contains(m.Id)).Take(most).ToList();
            found.ForEach(m => _taken.Add(m.Id));
            return Answer(HttpStatusCode.OK, [.. found.Select(m => Element(m.Id, m.Text))]);
        }
    }

    private HttpResponseMessage Taken(string queue, string body, Dictionary<string, string?> query)
    {
        var text = XDocument.Parse(body).Descendants("MessageText").Single().Value;
        lock (_taken)
        {
            Sent.Add((queue, text, query.GetValueOrDefault("visibilitytimeout"), query.GetValueOrDefault("messagettl")));
            Put(queue, text);
            return Answer(HttpStatusCode.Created, Element(Of(queue)[^1].Id, text: null));
        }
    }

    private HttpResponseMessage Deleted(string queue, string id)
    {
        lock (_taken)
        {
            Of(queue).RemoveAll(m => m.Id == id);
        }

        return Answer(HttpStatusCode.NoContent);
    }

    private HttpResponseMessage Updated(string queue, string id)
    {
        lock (_taken)
        {
            var moved = Of(queue).Single(m => m.Id == id);
            Of(queue).Remove(moved);
            Of(queue).Add(moved);
            _taken.Remove(id);
        }

        var answer = Answer(HttpStatusCode.NoContent);
        answer.Headers.Add("x-ms-popreceipt", "2");
        answer.Headers.Add("x-ms-time-next-visible", Time);
        return answer;
    }

    private static XElement Element(string id, string? text) => new(
        "QueueMessage",
        new XElement("MessageId", id), new XElement("InsertionTime", Time), new XElement("ExpirationTime", Time), new XElement("PopReceipt", "1"),
        new XElement("TimeNextVisible", Time), text is null ? null : new XElement("DequeueCount", 1), text is null ? null : new XElement("MessageText", text));

    private static HttpResponseMessage Answer(HttpStatusCode status, params XElement[] messages) => new(status)
    {
        Content = new StringContent(new XElement("QueueMessagesList", messages).ToString(), System.Text.Encoding.UTF8, "application/xml"),
    };

    private List<(string Id, string Text)> Of(string queue) => _queues.TryGetValue(queue, out var there) ? there : _queues[queue] = [];
}
