using System.Net;
using System.Text.Json.Nodes;

namespace Dtks.Flows.Tests.Dci;

/// <summary>Each path takes what the standard's document says, and tells in its forms what is wrong with anything else.</summary>
[Collection("cardDelivery")]
[Trait("rule", "REG-3")]
public sealed class DoorTests(FlowHost host)
{
    private static readonly Dictionary<string, string> Actions = new(StringComparer.Ordinal)
    {
        ["/registry/search"] = "search",
        ["/registry/on-search"] = "on-search",
        ["/registry/subscribe"] = "subscribe",
        ["/registry/on-subscribe"] = "on-subscribe",
        ["/registry/notify"] = "notify",
        ["/registry/unsubscribe"] = "unsubscribe",
        ["/registry/on-unsubscribe"] = "on-unsubscribe",
        ["/registry/txn/status"] = "txn-status",
        ["/registry/txn/on-status"] = "txn-on-status",
        ["/registry/sync/search"] = "search",
        ["/registry/sync/txn/status"] = "txn-status",
    };

    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task Every_path_of_the_document_takes_a_right_message_and_no_other()
    {
        Assert.Equal(Specification.Current.Paths.Order(StringComparer.Ordinal), Actions.Keys.Order(StringComparer.Ordinal));
        var client = await DciClient.MakeAsync(_flow);
        foreach (var (path, action) in Actions)
        {
            var isSync = path.Contains("/sync/", StringComparison.Ordinal);
            var (message, header) = (await MessageAsync(client, action), await client.HeaderAsync(action));
            var (_, taken) = await client.SendAsync(path, header, message, HttpStatusCode.OK);
            Assert.Equal(isSync ? "succ" : "ACK", (string?)(isSync ? taken["header"]!["status"] : taken["message"]!["ack_status"]));

            // The same message twice; another version, action, time and number of requests; the path's own required parts.
            Assert.Equal(Rejected(isSync, "rjct.message_id.duplicate"), await RejectionAsync(client, path, header, message));
            Assert.Equal(Rejected(isSync, "rjct.version.invalid"), await RejectionAsync(client, path, await HeaderAsync(h => h["version"] = "9.9.9"), message));
            Assert.Equal(Rejected(isSync, "rjct.action.invalid"), await RejectionAsync(client, path, await HeaderAsync(h => h["action"] = "link"), message));
            Assert.Equal(Rejected(isSync, "rjct.action.not_supported"), await RejectionAsync(client, path, await HeaderAsync(h => h["action"] = action == "notify" ? "search" : "notify"), message));
            foreach (var time in new[] { "2026-02-30T10:00:00Z", "2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z", "yesterday" })
            {
                Assert.Equal(Rejected(isSync, "rjct.message_ts.invalid"), await RejectionAsync(client, path, await HeaderAsync(h => h["message_ts"] = time), message));
            }

            Assert.Equal("err.request.bad", await RejectionAsync(client, path, await HeaderAsync(h => h.Remove("message_id")), message));
            foreach (var member in message.Select(m => m.Key).Where(m => action != "unsubscribe" || m == "transaction_id").ToList())
            {
                var less = message.DeepClone().AsObject();
                less.Remove(member);
                Assert.StartsWith("err.request.bad", await RejectionAsync(client, path, await HeaderAsync(), less), StringComparison.Ordinal);
            }

            async Task<JsonObject> HeaderAsync(Action<JsonObject>? change = null)
            {
                var made = await client.HeaderAsync(action);
                change?.Invoke(made);
                return made;
            }
        }
    }

    [Fact]
    public async Task Who_is_nobody_and_what_is_no_message_is_told_in_the_forms_of_the_standard()
    {
        var client = await DciClient.MakeAsync(_flow);
        foreach (var (path, action) in Actions)
        {
            var (_, nobody) = await client.SendAsync(path, await client.HeaderAsync(action), await MessageAsync(client, action), HttpStatusCode.Unauthorized, token: "x.y.z");
            Assert.Equal("err.request.unauthorized", (string?)nobody["errors"]![0]!["code"]);
            foreach (var (text, status) in new[] { ("{", 400), ("[]", 400), ("""{"header":5}""", 400), ("\"" + new string('x', 300_000) + "\"", 413), ("""{"header":{"message_id":"1","message_id":"2"}}""", 400), ("""{"header":{"\ud800":1}}""", 400), ("""{"header":{},"message":{"items":[{"\ud800":1}]}}""", 400) })
            {
                var answer = await _flow.SendAsync(HttpMethod.Post, DciClient.Root + path, client.Token, text);
                Assert.Equal(status, (int)answer.Status);
                Assert.Contains("err.request.bad", DciClient.Held(path, answer).ToJsonString(), StringComparison.Ordinal);
            }

            using var bytes = new ByteArrayContent([.. "{\"header\":{\"sender_id\":\""u8, 0xff, .. "\"}}"u8]) { Headers = { ContentType = new("application/json") } };
            Assert.Contains("err.request.bad", DciClient.Held(path, (await _flow.SendAsync(HttpMethod.Post, DciClient.Root + path, client.Token, bytes)).Expect(HttpStatusCode.BadRequest)).ToJsonString(), StringComparison.Ordinal);
            using var other = new StringContent("a,b", System.Text.Encoding.UTF8, "text/csv");
            var wrongType = (await _flow.SendAsync(HttpMethod.Post, DciClient.Root + path, client.Token, other)).Expect(HttpStatusCode.UnsupportedMediaType);
            DciClient.Held(path, wrongType);
        }
    }

    [Fact]
    public async Task A_message_comes_as_a_file_too_where_it_is_answered_later()
    {
        var client = await DciClient.MakeAsync(_flow);
        var body = new JsonObject { ["header"] = await client.HeaderAsync("search"), ["message"] = await MessageAsync(client, "search") };
        foreach (var (action, format, content, told) in new[] { ("search", "json", body.ToJsonString(), "ACK"), ("search", "csv", "a,b", "ERR"), ("notify", "json", body.ToJsonString(), "ERR"), ("search", "json", "{", "ERR") })
        {
            using var form = new MultipartFormDataContent { { new StringContent(action), "action" }, { new StringContent(format), "fileFormat" }, { new StringContent(content), "fileName", "message.json" } };
            var answer = await _flow.SendAsync(HttpMethod.Post, $"{DciClient.Root}/registry/search", client.Token, form);
            Assert.Equal(told, (string?)DciClient.Held("/registry/search", answer)["message"]!["ack_status"]);
        }
    }

    private static string Rejected(bool isSync, string code) => isSync ? code : code == "rjct.version.invalid" ? "err.version.not_supported" : "err.request.bad";

    private static async Task<string?> RejectionAsync(DciClient client, string path, JsonObject header, JsonNode message)
    {
        var isSync = path.Contains("/sync/", StringComparison.Ordinal);
        var answer = await client.SendAnyAsync(path, header, message);
        if (!isSync)
        {
            Assert.Equal("ERR", (string?)answer["message"]!["ack_status"]);
            return (string?)answer["message"]!["error"]!["code"];
        }

        Assert.Equal("rjct", (string?)answer["header"]!["status"]);
        return (string?)(answer["header"]!["status_reason_code"] ?? answer["errors"]![0]!["code"]);
    }

    private static async Task<JsonObject> MessageAsync(DciClient client, string action)
    {
        var now = await client.NowAsync();
        var result = new JsonObject { ["reference_id"] = "r-1", ["timestamp"] = now, ["status"] = "succ" };
        return action switch
        {
            "search" => new JsonObject { ["transaction_id"] = "t-1", ["search_request"] = new JsonArray(await client.SearchAsync(DciClient.By("NIK", "9999999999999999"))) },
            "subscribe" => new JsonObject
            {
                ["transaction_id"] = "t-1",
                ["subscribe_request"] = new JsonArray(new JsonObject
                {
                    ["reference_id"] = "r-1",
                    ["timestamp"] = now,
                    ["subscribe_criteria"] = new JsonObject { ["reg_event_type"] = "REGISTER", ["filter_type"] = "idtype-value", ["filter"] = new JsonObject { ["type"] = "NIK", ["value"] = "9999999999999999" }, ["notify_record_type"] = "Member" },
                }),
            },
            "unsubscribe" => new JsonObject { ["transaction_id"] = "t-1", ["timestamp"] = now, ["subscription_codes"] = new JsonArray("none") },
            "txn-status" => new JsonObject { ["transaction_id"] = "t-1", ["txnstatus_request"] = new JsonObject { ["reference_id"] = "r-1", ["txn_type"] = "search", ["attribute_type"] = "transaction_id", ["attribute_value"] = "t-0" } },
            "on-search" => new JsonObject { ["transaction_id"] = "t-1", ["correlation_id"] = "c-1", ["search_response"] = new JsonArray(result) },
            "on-subscribe" => new JsonObject { ["transaction_id"] = "t-1", ["correlation_id"] = "c-1", ["subscribe_response"] = new JsonArray(result) },
            "on-unsubscribe" => new JsonObject { ["transaction_id"] = "t-1", ["correlation_id"] = "c-1", ["timestamp"] = now, ["status"] = "succ" },
            "notify" => new JsonObject { ["transaction_id"] = "t-1", ["notify_event"] = new JsonArray(new JsonObject { ["reference_id"] = "r-1", ["timestamp"] = now, ["data"] = new JsonObject { ["reg_record_type"] = "Group", ["reg_records"] = new JsonObject() } }) },
            _ => new JsonObject { ["transaction_id"] = "t-1", ["correlation_id"] = "c-1", ["txnstatus_response"] = new JsonObject { ["txn_type"] = "search", ["txn_status"] = new JsonObject { ["transaction_id"] = "t-1", ["correlation_id"] = "c-1", ["search_response"] = new JsonArray(result) } } },
        };
    }
}
