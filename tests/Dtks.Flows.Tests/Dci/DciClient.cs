using System.Net;
using System.Text.Json.Nodes;

namespace Dtks.Flows.Tests.Dci;

/// <summary>A client of the standard, of a partner that may ask much and signs nothing. What it sends, where that is right, and what it is answered is held to the standard's own document.</summary>
internal sealed class DciClient(Flow flow, string partner, string secret, string token)
{
    /// <summary>What the paths begin with.</summary>
    public const string Root = "/api/dci/v1";

    private static int _made;

    /// <summary>The partner's id.</summary>
    public string Partner { get; } = partner;

    /// <summary>The partner's token.</summary>
    public string Token { get; private set; } = token;

    /// <summary>A partner of its own, with a wide agreement but for what a test says.</summary>
    public static async Task<DciClient> MakeAsync(Flow flow, object? with = null)
    {
        var id = $"partner-{Guid.NewGuid().ToString("N")[..10]}.example";
        var body = Newtonsoft.Json.Linq.JObject.FromObject(with ?? new { });
        body["id"] = id;
        var made = (await flow.SendAsync(HttpMethod.Post, "/dev/partners", body: body.ToString())).Expect(HttpStatusCode.OK);
        return new DciClient(flow, id, made["clientSecret"]!, made["token"]!);
    }

    /// <summary>Gets another token, when time has passed.</summary>
    public async Task<DciClient> SignInAsync(string? other = null)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = Partner, ["client_secret"] = other ?? secret };
        Token = (await flow.SendAsync(HttpMethod.Post, $"{Root}/oauth2/token", body: new FormUrlEncodedContent(form))).Expect(HttpStatusCode.OK)["access_token"]!;
        return this;
    }

    /// <summary>The instant of the host's clock.</summary>
    public async Task<string> NowAsync() => (await flow.NowAsync()).ToString("yyyy-MM-dd'T'HH:mm:ss.fffK", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A header of an action.</summary>
    public async Task<JsonObject> HeaderAsync(string action, int count = 1)
    {
        var header = new JsonObject
        {
            ["version"] = "1.0.0",
            ["message_id"] = Guid.NewGuid().ToString("N"),
            ["message_ts"] = await NowAsync(),
            ["action"] = action,
            ["sender_id"] = Partner,
            ["receiver_id"] = "dtks.local",
            ["total_count"] = count,
            ["is_msg_encrypted"] = false,
            ["meta"] = new JsonObject(),
        };
        if (action is "on-search" or "notify" or "txn-on-status")
        {
            header["status"] = "succ";
        }

        return header;
    }

    /// <summary>A search of its own reference.</summary>
    public async Task<JsonObject> SearchAsync(JsonNode criteria, string? reference = null) => new()
    {
        ["reference_id"] = reference ?? $"r-{Interlocked.Increment(ref _made)}",
        ["timestamp"] = await NowAsync(),
        ["search_criteria"] = criteria.DeepClone(),
        ["locale"] = "eng",
    };

    /// <summary>What searches by an identifier.</summary>
    public static JsonObject By(string type, string value, Action<JsonObject>? change = null)
    {
        var criteria = new JsonObject { ["version"] = "1.0.0", ["reg_type"] = "ns:org:RegistryType:Social", ["query_type"] = "idtype-value", ["query"] = new JsonObject { ["type"] = type, ["value"] = value } };
        change?.Invoke(criteria);
        return criteria;
    }

    /// <summary>What searches by an expression.</summary>
    public static JsonObject Expression(string query) => new()
    {
        ["query_type"] = "expression",
        ["query"] = new JsonObject { ["type"] = "ns:org:QueryType:expression", ["value"] = new JsonObject { ["expression"] = new JsonObject { ["collection"] = "Group", ["query"] = JsonNode.Parse(query) } } },
    };

    /// <summary>Searches, answered at once.</summary>
    public async Task<JsonNode> FindAsync(params JsonNode[] criteria)
    {
        var requests = new JsonArray();
        foreach (var one in criteria)
        {
            requests.Add(one is JsonObject known && known.ContainsKey("query_type") ? await SearchAsync(one) : one.DeepClone());
        }

        var message = new JsonObject { ["transaction_id"] = $"t-{Interlocked.Increment(ref _made)}", ["search_request"] = requests };
        var (_, answer) = await SendAsync("/registry/sync/search", await HeaderAsync("search", criteria.Length), message, HttpStatusCode.OK, isRight: false);
        return answer;
    }

    /// <summary>Sends a message and holds its answer to the document, and itself where it is right.</summary>
    public async Task<(Answer Raw, JsonNode Json)> SendAsync(string path, JsonObject header, JsonNode? message, HttpStatusCode status, bool isRight = true, string? token = null)
    {
        var body = new JsonObject { ["signature"] = "Signature: none", ["header"] = header.DeepClone() };
        if (message is not null)
        {
            body["message"] = message.DeepClone();
        }

        if (isRight)
        {
            Assert.Empty(Specification.Current.FaultsOfRequest(path, body));
        }

        var answer = (await flow.SendAsync(HttpMethod.Post, Root + path, token ?? Token, body.ToJsonString())).Expect(status);
        return (answer, Held(path, answer));
    }

    /// <summary>Sends a message that may be anything, and holds the answer to the document.</summary>
    public async Task<JsonNode> SendAnyAsync(string path, JsonObject header, JsonNode message)
    {
        var body = new JsonObject { ["header"] = header.DeepClone(), ["message"] = message.DeepClone() };
        return Held(path, await flow.SendAsync(HttpMethod.Post, Root + path, Token, body.ToJsonString()));
    }

    /// <summary>An answer, held to the document.</summary>
    public static JsonNode Held(string path, Answer answer)
    {
        var json = JsonNode.Parse(answer.Text)!;
        Assert.Empty(Specification.Current.FaultsOfAnswer(path, (int)answer.Status, json));
        return json;
    }

    /// <summary>What the partner was called with, oldest first, each held to the document.</summary>
    public async Task<IReadOnlyList<(string Path, JsonNode Body)>> CallsAsync()
    {
        await flow.IdleAsync();
        var inbox = (await flow.SendAsync(HttpMethod.Get, $"/dev/partners/{Partner}/inbox")).Expect(HttpStatusCode.OK);
        var calls = JsonNode.Parse(inbox.Text)!.AsArray().Select(c => ((string)c!["path"]!, c["body"]!)).ToList();
        Assert.All(calls, c => Assert.Empty(Specification.Current.FaultsOfRequest("/" + c.Item1, c.Item2)));
        return calls;
    }
}
