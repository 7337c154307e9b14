using Dtks.Tests.Partners;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Partners;

/// <summary>Another system on this machine: publishes keys, redirects, or is away.</summary>
internal sealed class PublishedKeySet : IAsyncDisposable
{
    private readonly WebApplication _app;
    private JObject _keys = new() { ["keys"] = new JArray() };

    private PublishedKeySet(WebApplication app) => _app = app;

    public string Address => $"{_app.Urls.Single()}/jwks.json";

    public int Asked { get; private set; }

    public bool Away { get; set; }

    public string? Redirect { get; set; }

    public string? ContentType { get; set; }

    public byte[]? Bytes { get; set; }

    public static async Task<PublishedKeySet> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var set = new PublishedKeySet(builder.Build());
        set._app.Run(set.AnswerAsync);
        await set._app.StartAsync();
        return set;
    }

    public void Show(params PartnerKeyPair[] keys) => _keys = new JObject { ["keys"] = new JArray(keys.Select(k => new JObject(k.Jwk) { ["kid"] = k.Kid, ["use"] = "sig" })) };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext http)
    {
        Asked++;
        if (Redirect is { } to)
        {
            http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            http.Response.Headers.Location = to;
            return Task.CompletedTask;
        }

        http.Response.StatusCode = Away ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        http.Response.ContentType = ContentType;
        return Bytes is not null ? http.Response.Body.WriteAsync(Bytes).AsTask() : http.Response.WriteAsync(Away ? string.Empty : _keys.ToString());
    }
}
