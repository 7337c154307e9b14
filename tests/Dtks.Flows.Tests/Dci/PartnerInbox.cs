using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Dtks.Flows.Tests.Dci;

/// <summary>A partner's system on this machine: takes what it is told in its own time, or refuses it.</summary>
internal sealed class PartnerInbox : IAsyncDisposable
{
    private static readonly TimeSpan Takes = TimeSpan.FromMilliseconds(100);

    private readonly WebApplication _app;

    private PartnerInbox(WebApplication app) => _app = app;

    public string Address => $"{_app.Urls.Single()}/dci";

    public bool Refuses { get; set; }

    /// <summary>The ids of the messages that it took.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    public static async Task<PartnerInbox> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var inbox = new PartnerInbox(builder.Build());
        inbox._app.Run(inbox.AnswerAsync);
        await inbox._app.StartAsync();
        return inbox;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var message = await JsonNode.ParseAsync(http.Request.Body);
        await Task.Delay(Takes);
        http.Response.StatusCode = Refuses ? StatusCodes.Status500InternalServerError : StatusCodes.Status200OK;
        if (!Refuses)
        {
            Taken.Enqueue((string)message!["header"]!["message_id"]!);
        }
    }
}
