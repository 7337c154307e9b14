using System.Globalization;
using Dtks.Benchmarks.Delivery;
using Newtonsoft.Json.Linq;

namespace Dtks.Benchmarks.Dci;

/// <summary>A partner with a wide agreement and what it sends.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Token">Its token.</param>
/// <param name="Receiver">Whom its messages are for.</param>
internal sealed record AskingPartner(string Id, string Token, string Receiver)
{
    private const string Root = "/api/dci/v1/registry";

    /// <summary>Has one made.</summary>
    /// <param name="host">The host.</param>
    /// <param name="id">Its id.</param>
    /// <param name="callback">Where it is called; null for the host's stand-in.</param>
    public static async Task<AskingPartner> MakeAsync(BenchHost host, string id, Uri? callback = null)
    {
        var body = new JObject { ["id"] = id };
        if (callback is not null)
        {
            body["callback"] = callback.ToString();
        }

        var made = await host.SendAsync("POST", "/dev/partners", null, body);
        return new AskingPartner(id, (string)made["token"]!, (string)made["receiverId"]!);
    }

    /// <summary>Asks for whom a NIK belongs to; how many were found.</summary>
    public async Task<int> SearchAsync(BenchHost host, string nik, string now)
    {
        var criteria = new JObject { ["query_type"] = "idtype-value", ["query"] = new JObject { ["type"] = "NIK", ["value"] = nik } };
        var request = new JObject { ["reference_id"] = "1", ["timestamp"] = now, ["search_criteria"] = criteria };
        var answer = await SendAsync(host, "/sync/search", "search", "search_request", [request], now);
        return (int?)answer.SelectToken("message.search_response[0].pagination.total_count") ?? 0;
    }

    /// <summary>Subscribes to changes of the households of some NIKs.</summary>
    public Task SubscribeAsync(BenchHost host, IEnumerable<string> niks, string now)
    {
        var requests = niks.Select((nik, place) => new JObject
        {
            ["reference_id"] = $"{place}",
            ["timestamp"] = now,
            ["subscribe_criteria"] = new JObject
            {
                ["reg_event_type"] = "UPDATE",
                ["filter"] = new JObject { ["type"] = "NIK", ["value"] = nik },
                ["notify_record_type"] = "Group",
            },
        });
        return SendAsync(host, "/subscribe", "subscribe", "subscribe_request", [.. requests], now);
    }

    /// <summary>The host's time as messages have it.</summary>
    public static async Task<string> NowAsync(BenchHost host) => Text((await host.SendAsync("GET", "/dev/clock", null, null))["now"]!.Value<DateTime>().ToUniversalTime());

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private Task<JObject> SendAsync(BenchHost host, string path, string action, string list, JArray requests, string now)
    {
        var header = new JObject
        {
            ["version"] = "1.0.0",
            ["message_id"] = Guid.NewGuid().ToString("N"),
            ["message_ts"] = now,
            ["action"] = action,
            ["sender_id"] = Id,
            ["receiver_id"] = Receiver,
            ["total_count"] = requests.Count,
        };
        var message = new JObject { ["transaction_id"] = Guid.NewGuid().ToString("N"), [list] = requests };
        return host.SendAsync("POST", Root + path, Token, new JObject { ["header"] = header, ["message"] = message });
    }
}
