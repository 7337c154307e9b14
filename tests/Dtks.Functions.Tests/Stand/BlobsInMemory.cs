using System.Net;
using System.Xml.Linq;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.WebUtilities;

namespace Dtks.Functions.Tests.Stand;

/// <summary>The blob service as its client sees it, with as much of it as seals use.</summary>
internal sealed class BlobsInMemory : HttpMessageHandler
{
    private const string Account = "https://blobs.example";
    private const string Mark = "x-ms-meta-";
    private readonly SortedDictionary<string, (byte[] Bytes, Dictionary<string, string> Marks)> _blobs = new(StringComparer.Ordinal);

    /// <summary>The names of all.</summary>
    public IReadOnlyList<string> Names => [.. _blobs.Keys];

    public BlobServiceClient Client() => new(
        new Uri(Account), new BlobClientOptions { Transport = new HttpClientTransport(new HttpClient(this)), Retry = { MaxRetries = 0 } });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var name = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath).TrimStart('/');
        if (request.Method == HttpMethod.Put)
        {
            return await PutAsync(name, request, cancellationToken);
        }

        var query = QueryHelpers.ParseQuery(request.RequestUri.Query);
        return query.ContainsKey("comp") ? List(name, query["prefix"].ToString()) : Get(name);
    }

    private async Task<HttpResponseMessage> PutAsync(string name, HttpRequestMessage request, CancellationToken cancellation)
    {
        var marks = request.Headers.Where(h => h.Key.StartsWith(Mark, StringComparison.Ordinal)).ToDictionary(h => h.Key[Mark.Length..], h => h.Value.Single(), StringComparer.Ordinal);
        var isNew = _blobs.TryAdd(name, (await request.Content!.ReadAsByteArrayAsync(cancellation), marks));
        return Answer(isNew ? HttpStatusCode.Created : HttpStatusCode.Conflict, []);
    }

    private HttpResponseMessage Get(string name) =>
        _blobs.TryGetValue(name, out var found) ? Answer(HttpStatusCode.OK, found.Bytes) : Answer(HttpStatusCode.NotFound, []);

    private HttpResponseMessage List(string container, string prefix)
    {
        var found = _blobs.Where(b => b.Key.StartsWith($"{container}/{prefix}", StringComparison.Ordinal)).Select(b => new XElement(
            "Blob",
            new XElement("Name", b.Key[(container.Length + 1)..]),
            new XElement("Properties", new XElement("BlobType", "BlockBlob"), new XElement("Last-Modified", "Thu, 26 Nov 2026 00:00:00 GMT"), new XElement("Etag", "1")),
            new XElement("Metadata", b.Value.Marks.Select(m => new XElement(m.Key, m.Value)))));
        var list = new XElement("EnumerationResults", new XAttribute("ServiceEndpoint", Account), new XAttribute("ContainerName", container), new XElement("Prefix", prefix), new XElement("Blobs", found), new XElement("NextMarker"));
        return Answer(HttpStatusCode.OK, System.Text.Encoding.UTF8.GetBytes(list.ToString()), "application/xml");
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, byte[] body, string type = "application/json")
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
        answer.Content.Headers.ContentType = new(type);
        answer.Content.Headers.LastModified = DateTimeOffset.UnixEpoch;
        answer.Headers.ETag = new("\"1\"");
        return answer;
    }
}
