using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dtks.Benchmarks.LocalCosmos;

/// <summary>
/// The bare baseline: a Kestrel endpoint that answers each kind of request with fixed bytes. It takes them once from a
/// gateway behind it, and from then on does nothing but send them.
/// </summary>
internal sealed class FixedAnswers : IAsyncDisposable
{
    private static readonly string[] Passed = ["authorization", "A-IM", "If-None-Match"];

    private readonly ConcurrentDictionary<string, Answer> _answers = new(StringComparer.Ordinal);
    private readonly WebApplication _application;
    private readonly HttpClient _behind;

    private FixedAnswers(WebApplication application, Uri behind)
    {
        _application = application;
        _behind = new HttpClient { BaseAddress = behind };
    }

    public string Endpoint => _application.Urls.First();

    public static async Task<FixedAnswers> StartAsync(Uri behind)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var server = new FixedAnswers(builder.Build(), behind);
        server._application.Run(server.HandleAsync);
        await server._application.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _behind.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var body = await ReadAsync(context.Request);
        var key = Key(context.Request);
        if (!_answers.TryGetValue(key, out var answer))
        {
            answer = await TakeAsync(context.Request, body);
            _answers[key] = answer;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (answer.Status is not (204 or 304))
        {
            context.Response.ContentLength = answer.Body.Length;
            await context.Response.Body.WriteAsync(answer.Body);
        }
    }

    // One answer for every item, and one for every document created.
    private static string Key(HttpRequest request)
    {
        var path = request.Path.Value!;
        var item = path.IndexOf("/docs/", StringComparison.Ordinal);
        var kind = string.Join('|', request.Headers.Where(IsKind).Select(header => $"{header.Key}={header.Value}"));
        return $"{request.Method} {(item < 0 ? path : path[..item])} {kind}";
    }

    private static bool IsKind(KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> header) =>
        header.Key is "A-IM" or "If-None-Match" || header.Key.EndsWith("-request", StringComparison.Ordinal) || header.Key.EndsWith("isquery", StringComparison.Ordinal);

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        var body = new byte[request.ContentLength ?? 0];
        await request.Body.ReadExactlyAsync(body);
        return body;
    }

    private async Task<Answer> TakeAsync(HttpRequest request, byte[] body)
    {
        using var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), request.Path + request.QueryString);
        forwarded.Content = body.Length > 0 ? new ByteArrayContent(body) : null;
        foreach (var (name, value) in request.Headers.Where(header => Passed.Contains(header.Key, StringComparer.OrdinalIgnoreCase) || header.Key.StartsWith("x-ms", StringComparison.Ordinal)))
        {
            forwarded.Headers.TryAddWithoutValidation(name, value.ToString());
        }

        forwarded.Content?.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        using var response = await _behind.SendAsync(forwarded);
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(header => header.Key is not ("Transfer-Encoding" or "Content-Length" or "Date"))
            .Select(header => new KeyValuePair<string, string>(header.Key, string.Join(',', header.Value))).ToArray();
        return new Answer((int)response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync());
    }

    private sealed record Answer(int Status, KeyValuePair<string, string>[] Headers, byte[] Body);
}
