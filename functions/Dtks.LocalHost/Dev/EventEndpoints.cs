using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Dev;

/// <summary>A stand-in Event Grid topic: takes CloudEvents 1.0 as EventGridPublisherClient posts them, and shows them.</summary>
internal sealed class EventEndpoints(EventLog log, IConfiguration configuration)
{
    private static readonly string[] Required = ["id", "source", "type", "specversion"];

    /// <summary>Maps the paths.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDev("GET", "/dev/events", http => Task.FromResult<JToken?>(log.List(Query(http, "type"), Query(http, "subject"))));
        routes.MapDev("POST", "/dev/eventgrid", AcceptAsync);
    }

    private async Task<JToken?> AcceptAsync(HttpContext http)
    {
        DevKey.Check(http, "aeg-sas-key", configuration["EventGrid:TopicKey"]);
        var body = await DevBody.ReadAsync(http);
        var events = (body is JArray array ? array.Children() : new[] { body }.AsJEnumerable()).ToList();
        for (var i = 0; i < events.Count; i++)
            CheckEvent(events[i], $"/{i}");
        await log.AddAsync(events.Cast<JObject>());
        return new JObject();
    }

    private static void CheckEvent(JToken token, string pointer)
    {
        var cloudEvent = token as JObject;
        var missing = Required.FirstOrDefault(r => string.IsNullOrEmpty(cloudEvent?[r]?.Type == JTokenType.String ? cloudEvent.Value<string>(r) : null));
        if (missing is not null || cloudEvent!.Value<string>("specversion") != "1.0")
        {
            throw DevProblemException.Bad(
                "event.notCloudEvent",
                $"{pointer}/{missing ?? "specversion"}",
                "Bukan CloudEvent 1.0: id, source, type dan specversion 1.0 wajib ada.",
                "Not a CloudEvent 1.0: id, source, type and specversion 1.0 are required.");
        }
    }

    private static string? Query(HttpContext http, string name) => http.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;
}
