using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Telemetry;

/// <summary>Takes whatever telemetry is sent to it over HTTP. Names stand in OTLP's protobuf as they stand in JSON: as UTF-8.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(string Path, string Body)> _received = [];
    private readonly WebApplication _app;

    private Collector()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    /// <summary>Where it listens, without a path.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Starts one on a free port.</summary>
    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>All that was sent to a path, as one text.</summary>
    public string ReceivedAt(string path)
    {
        lock (_gate)
            return string.Concat(_received.Where(r => r.Path == path).Select(r => r.Body));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await (http.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(http.Request.Body, CompressionMode.Decompress) : http.Request.Body).CopyToAsync(body);
        lock (_gate)
            _received.Add((http.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
        http.Response.StatusCode = StatusCodes.Status200OK;
    }
}
