using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.FunctionApp.Tests.Worker;

/// <summary>Stands in for the Functions host: a gRPC server on a free port that one worker connects to.</summary>
internal sealed class StandInHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StandInHost(WebApplication app) => _app = app;

    /// <summary>The stream to the worker.</summary>
    public WorkerStream Worker => _app.Services.GetRequiredService<WorkerStream>();

    /// <summary>What the worker is told to connect to.</summary>
    public Uri Endpoint => new(_app.Urls.Single());

    public static async Task<StandInHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<WorkerStream>();
        builder.Services.AddGrpc();
        var app = builder.Build();
        app.MapGrpcService<WorkerStream>();
        await app.StartAsync();
        return new StandInHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        Worker.Stop();
        await _app.DisposeAsync();
    }
}
