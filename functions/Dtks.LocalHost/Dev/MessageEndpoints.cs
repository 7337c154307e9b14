using Dtks.LocalHost.Clock;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Dev;

/// <summary>A stand-in for whoever sends messages (docs/messages.md): takes them, sends none, and shows them.</summary>
internal sealed class MessageEndpoints(MessageLog log, MovableClock clock, IConfiguration configuration)
{
    private static readonly string[] Members = ["to", "language", "text"];

    /// <summary>Maps the paths.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDev("GET", "/dev/messages", http => Task.FromResult<JToken?>(log.List(http.Request.Query["to"].ToString() is { Length: > 0 } to ? to : null)));
        routes.MapDev("PUT", "/dev/messages/{id}", TakeAsync);
    }

    private async Task<JToken?> TakeAsync(HttpContext http)
    {
        DevKey.Check(http, "X-Api-Key", configuration["Messages:Key"]);
        var body = await DevBody.ReadObjectAsync(http, Members);
        var id = http.GetRouteValue("id")!.ToString()!;
        foreach (var member in Members)
        {
            if (string.IsNullOrEmpty(DevBody.Text(body, member)))
                throw DevProblemException.Bad("message.incomplete", $"/{member}", $"{member} wajib ada.", $"{member} is required.");
        }

        var message = new JObject { ["id"] = id };
        message.Merge(body);
        message["takenOn"] = clock.GetUtcNow().UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        await log.AddAsync(id, body.Value<string>("to")!, message);
        return null;
    }
}
