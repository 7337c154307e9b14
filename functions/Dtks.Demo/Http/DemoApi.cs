using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Demo.Http;

/// <summary>Speaks to the API as any client does (docs/design.md, HTTP contract), and to the host's <c>/dev</c> paths.</summary>
/// <param name="http">Its base address is the host's.</param>
internal sealed class DemoApi(HttpClient http)
{
    private const string Json = "application/json";

    /// <summary>Reads a path below <c>/api</c>, or a <c>/dev</c> path; the token is null for what is public.</summary>
    public Task<ApiAnswer> GetAsync(string path, string? token, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, path, token, body: null, idempotencyKey: null, cancellation);

    /// <summary>Posts with an idempotency key of its own, or with that one.</summary>
    public Task<ApiAnswer> PostAsync(
        string path, string? token, JToken? body, CancellationToken cancellation, string? idempotencyKey = null) =>
        SendAsync(HttpMethod.Post, path, token, body ?? new JObject(), idempotencyKey ?? Guid.NewGuid().ToString("N"), cancellation);

    public Task<ApiAnswer> PutAsync(string path, string? token, JToken body, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Put, path, token, body, idempotencyKey: null, cancellation);

    /// <summary>Reads a list to its end, page by page.</summary>
    /// <exception cref="DemoStoppedException">A page is not answered with 200, or the pages do not end.</exception>
    public async Task<IReadOnlyList<JToken>> ListAsync(string path, string? token, CancellationToken cancellation)
    {
        const int MostPages = 1000;
        var found = new List<JToken>();
        var next = string.Empty;
        for (var page = 0; page < MostPages; page++)
        {
            var mark = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var answer = await GetAsync($"{path}{mark}limit=100{next}", token, cancellation);
            if (answer.Status != 200)
                throw new DemoStoppedException($"{answer.Request}: {answer.Brief()}");
            found.AddRange(answer.List("items"));
            if (answer.Text("next") is "-")
                return found;
            next = $"&cursor={Uri.EscapeDataString(answer.Required("next"))}";
        }
        throw new DemoStoppedException($"GET {path}: {MostPages} pages");
    }

    /// <summary>Puts bytes to an upload address as a block blob, as a client outside would.</summary>
    /// <returns>The storage service's status.</returns>
    public async Task<int> UploadAsync(string uploadUrl, string contentType, byte[] content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, uploadUrl) { Content = new ByteArrayContent(content) };
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        using var response = await http.SendAsync(request, cancellation);
        return (int)response.StatusCode;
    }

    /// <summary>Gets bytes from a download address.</summary>
    /// <exception cref="HttpRequestException">The storage service refused.</exception>
    public Task<byte[]> DownloadAsync(string downloadUrl, CancellationToken cancellation) =>
        http.GetByteArrayAsync(downloadUrl, cancellation);

    private async Task<ApiAnswer> SendAsync(
        HttpMethod method, string path, string? token, JToken? body, string? idempotencyKey, CancellationToken cancellation)
    {
        var address = path.StartsWith("/dev/", StringComparison.Ordinal) ? path : $"/api{path}";
        using var request = new HttpRequestMessage(method, address);
        request.Headers.AcceptLanguage.ParseAdd("en");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (idempotencyKey is not null)
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        if (body is not null)
            request.Content = new StringContent(body.ToString(Formatting.None), Encoding.UTF8, Json);
        using var response = await http.SendAsync(request, cancellation);
        return new ApiAnswer($"{method} {path}", (int)response.StatusCode, await ReadAsync(response, cancellation));
    }

    private static async Task<JToken> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var text = await response.Content.ReadAsStringAsync(cancellation);
        if (text.Length == 0 || response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) != true)
            return new JObject();
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return await JToken.ReadFromAsync(reader, cancellation);
    }
}
