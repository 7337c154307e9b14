using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Delivery;

/// <summary>An Event Grid topic that can be away: it then takes the connection and never answers.</summary>
public sealed class Topic : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<JObject> _events = [];
    private readonly WebApplication _app;

    private Topic()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    /// <summary>Where it listens, without a path.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Whether it is away.</summary>
    public bool Away { get; set; }

    /// <summary>Called with each request that is taken, before it is answered.</summary>
    public Action Taking { get; set; } = () => { };

    /// <summary>Starts one on a free port.</summary>
    public static async Task<Topic> StartAsync()
    {
        var topic = new Topic();
        await topic._app.StartAsync();
        return topic;
    }

    /// <summary>The subjects of all events of a type, in the order in which they came.</summary>
    public IReadOnlyList<string> Subjects(string type)
    {
        lock (_gate)
        {
            return [.. _events.Where(e => (string?)e["type"] == type).Select(e => (string)e["subject"]!)];
        }
    }

    /// <summary>The ids of all events of a type.</summary>
    public IReadOnlyList<string> Ids(string type)
    {
        lock (_gate)
        {
            return [.. _events.Where(e => (string?)e["type"] == type).Select(e => (string)e["id"]!)];
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        if (Away)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        }

        using var reader = new StreamReader(http.Request.Body);
        var events = JArray.Parse(await reader.ReadToEndAsync(http.RequestAborted));
        Taking();
        lock (_gate)
        {
            _events.AddRange(events.Cast<JObject>());
        }
    }
}
