using System.Text;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dtks.Platform.InProcess;

/// <summary>The request and the answer of a call from within, as those of HTTP.</summary>
internal sealed class CallExchange
{
    private readonly MemoryStream _answer = new();
    private readonly Ended _ended = new();

    /// <summary>Begins one.</summary>
    /// <param name="call">What is asked.</param>
    /// <param name="page">The page's own exchange: whoever looks at it is who calls.</param>
    /// <param name="services">The services of the call's scope.</param>
    /// <param name="cancellation">Ends it early.</param>
    public CallExchange(ApiCall call, HttpContext page, IServiceProvider services, CancellationToken cancellation)
    {
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature());
        features.Set<IHttpResponseFeature>(_ended);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(_answer));
        Http = new DefaultHttpContext(features) { RequestServices = services, RequestAborted = cancellation, TraceIdentifier = page.TraceIdentifier };
        Http.Connection.RemoteIpAddress = page.Connection.RemoteIpAddress;
        Ask(call, page.Request);
        Http.Features.Set(new CalledFromWithin());
        if (call.Holder is { } holder)
        {
            Http.Features.Set(holder);
        }
    }

    /// <summary>The exchange.</summary>
    public HttpContext Http { get; }

    /// <summary>What was answered.</summary>
    public async Task<ApiReply> ReplyAsync()
    {
        await Http.Response.Body.FlushAsync();
        await _ended.TellAsync();
        return new ApiReply(Http.Response.StatusCode, _answer.ToArray(), Http.Response.ContentType ?? string.Empty)
        {
            ETag = Header(Http.Response.Headers.ETag.ToString()),
            RetryAfter = Header(Http.Response.Headers.RetryAfter.ToString()),
        };
    }

    private static string? Header(string value) => value.Length > 0 ? value : null;

    private void Ask(ApiCall call, HttpRequest page)
    {
        var (request, query) = (Http.Request, call.Path.IndexOf('?', StringComparison.Ordinal));
        request.Method = call.Method;
        (request.Scheme, request.Host, request.Protocol) = (page.Scheme, page.Host, page.Protocol);
        request.Path = PathString.FromUriComponent("/api" + (query < 0 ? call.Path : call.Path[..query]));
        request.QueryString = query < 0 ? QueryString.Empty : QueryString.FromUriComponent(call.Path[query..]);
        request.Headers.AcceptLanguage = call.Language;
        request.Headers["X-Forwarded-For"] = page.Headers["X-Forwarded-For"];
        request.Headers["Idempotency-Key"] = call.Key;
        request.Headers.IfMatch = call.Version;
        if (call.Content is { } content)
        {
            (request.Body, request.ContentLength, request.ContentType) = (content, content.Length, "application/octet-stream");
        }
        else if (call.Body is { } body)
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            (request.Body, request.ContentLength, request.ContentType) = (new MemoryStream(bytes), bytes.Length, "application/json");
        }
    }

    // Of itself a response without a server never ends, and who waits for its end is not told.
    private sealed class Ended : HttpResponseFeature
    {
        private readonly Stack<(Func<object, Task> Tell, object State)> _told = [];

        public override void OnCompleted(Func<object, Task> callback, object state) => _told.Push((callback, state));

        public async Task TellAsync()
        {
            while (_told.TryPop(out var told))
            {
                await told.Tell(told.State);
            }
        }
    }
}
