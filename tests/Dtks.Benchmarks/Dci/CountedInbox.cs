using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace Dtks.Benchmarks.Dci;

/// <summary>Partners' systems on a free loopback port, which acknowledge every call at once and count notices by their message ids.</summary>
internal sealed class CountedInbox : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, byte> _seen = new(StringComparer.Ordinal);
    private long _calls;
    private long _last;

    private CountedInbox(WebApplication application) => _application = application;

    /// <summary>Where it is called.</summary>
    public Uri Address => new(_application.Urls.First());

    /// <summary>Notices that came, each once.</summary>
    public int Notices => _seen.Count;

    /// <summary>Calls, again and again included.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>Begins to listen.</summary>
    public static async Task<CountedInbox> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var inbox = new CountedInbox(builder.Build());
        inbox._application.Run(inbox.TakeAsync);
        await inbox._application.StartAsync();
        return inbox;
    }

    /// <summary>Forgets what came.</summary>
    public void Clear()
    {
        _seen.Clear();
        Interlocked.Exchange(ref _calls, 0);
    }

    /// <summary>How long after an instant of the stopwatch the last new notice came.</summary>
    public TimeSpan LastAt(long began) => Stopwatch.GetElapsedTime(began, Interlocked.Read(ref _last));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var message = JObject.Parse(await reader.ReadToEndAsync());
        Interlocked.Increment(ref _calls);
        if (_seen.TryAdd((string)message["header"]!["message_id"]!, 0))
        {
            Interlocked.Exchange(ref _last, Stopwatch.GetTimestamp());
        }

        var answer = new JObject { ["message"] = new JObject { ["ack_status"] = "ACK", ["timestamp"] = message["header"]!["message_ts"], ["correlation_id"] = Guid.NewGuid().ToString("N") } };
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer.ToString(Newtonsoft.Json.Formatting.None));
    }
}
