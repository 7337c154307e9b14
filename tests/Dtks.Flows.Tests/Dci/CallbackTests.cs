using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Dtks.Flows.Tests.Operations;

namespace Dtks.Flows.Tests.Dci;

/// <summary>Calls to one partner's address: many at once, given up, and replayed.</summary>
[Collection("cardDelivery")]
[Trait("rule", "REG-3")]
public sealed class CallbackTests(FlowHost host)
{
    private const string Nobody = "9999999999999999";
    private const string Queue = "dci-callbacks";

    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task Many_answers_go_one_after_the_other_and_what_was_given_up_is_called_when_it_is_replayed_or_stays_set_aside()
    {
        await using var inbox = await PartnerInbox.StartAsync();
        var client = await DciClient.MakeAsync(_flow, new { callback = inbox.Address });

        // More than go at once: none waits for a minute that does not pass.
        var asked = await AskAsync(client, 24);
        await _flow.IdleAsync();
        Assert.Equal(asked.Order(StringComparer.Ordinal), inbox.Taken.Order(StringComparer.Ordinal));

        inbox.Refuses = true;
        inbox.Taken.Clear();
        asked = [.. await AskAsync(client, 9), await SubscribeAsync(client)];
        foreach (var pause in new[] { "PT11M", "PT11M", "PT21M", "PT70M", "PT190M", "PT370M", "PT730M", "PT1450M", "PT1450M" })
        {
            await _flow.AdvanceAsync(pause);
        }

        var aside = await AsideAsync(client);
        Assert.Equal(asked.Count, aside.Count);

        // The Ministry sees which were given up.
        var ministry = await _flow.TokenAsync("ministry-officer", "ID");
        var days = (await _flow.GetAsync($"/partners/{client.Partner}/traffic", ministry)).Expect(HttpStatusCode.OK).Json["days"]!.ToList();
        var failures = days.SelectMany(d => d["failures"]!).Where(f => (string?)f["outcome"] == "givenUp");
        Assert.Equal(asked.Order(StringComparer.Ordinal), failures.Select(f => (string)f["id"]!).Order(StringComparer.Ordinal));

        // However often it was called, a search is one.
        Assert.Equal(24 + 9, days.SelectMany(d => d["counts"]!).Where(c => (string?)c["action"] == "search").Sum(c => (int)c["count"]!));

        // What came of the subscription stands, though its answer was not taken: both parts of its state say so.
        await client.SignInAsync();
        var state = await StateAsync(client, asked[^1]);
        Assert.Equal(("succ", "succ"), ((string?)state["search_response"]![0]!["status"], (string?)state["subscribe_response"]![0]!["status"]));

        Assert.Equal("waiting", (await _flow.ReplayAsync(aside[0]))["status"]);
        Assert.Equal(asked.Count, (await AsideAsync(client)).Count);
        inbox.Refuses = false;
        var replayed = await Task.WhenAll(aside.Select(id => _flow.ReplayAsync(id)));
        Assert.All(replayed, item => Assert.Equal("done", item["status"]));
        Assert.Equal(asked.Order(StringComparer.Ordinal), inbox.Taken.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_kept_no_more_is_told_as_that_however_often_it_is_replayed()
    {
        var exchange = Guid.NewGuid().ToString("N");
        foreach (var queue in new[] { Queue, "dci-requests" })
        {
            await host.SendAsync(queue, Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"partner":"partner.example","exchange":"{{exchange}}"}""")));
            await _flow.IdleAsync();
            var aside = Assert.Single(await _flow.SetAsideAsync(queue), item => item["message"]!.ToString().Contains(exchange, StringComparison.Ordinal));
            Assert.Contains("30 days", aside["reason"]!.ToString(), StringComparison.Ordinal);
            Assert.Equal("waiting", (await _flow.ReplayAsync(aside["id"]!.ToString()))["status"]);
        }
    }

    private async Task<IReadOnlyList<string>> AsideAsync(DciClient client) =>
        [.. (await _flow.SetAsideAsync(Queue)).Where(item => (string?)item["subject"] is { } subject && subject.Contains(client.Partner, StringComparison.Ordinal)).Select(item => item["id"]!.ToString())];

    private static async Task<IReadOnlyList<string>> AskAsync(DciClient client, int count)
    {
        var correlations = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var message = new JsonObject { ["transaction_id"] = $"t-{i}", ["search_request"] = new JsonArray(await client.SearchAsync(DciClient.By("NIK", Nobody))) };
            correlations.Add(await TakenAsync(client, "search", message));
        }

        return correlations;
    }

    private static async Task<string> SubscribeAsync(DciClient client)
    {
        var criteria = new JsonObject { ["reg_event_type"] = "UPDATE", ["filter_type"] = "idtype-value", ["filter"] = new JsonObject { ["type"] = "NIK", ["value"] = Nobody }, ["notify_record_type"] = "Group" };
        return await TakenAsync(client, "subscribe", new JsonObject { ["transaction_id"] = "t-s", ["subscribe_request"] = new JsonArray(new JsonObject { ["reference_id"] = "r-1", ["timestamp"] = await client.NowAsync(), ["subscribe_criteria"] = criteria }) });
    }

    private static async Task<string> TakenAsync(DciClient client, string action, JsonObject message) =>
        (string)(await client.SendAsync($"/registry/{action}", await client.HeaderAsync(action), message, HttpStatusCode.OK)).Json["message"]!["correlation_id"]!;

    private static async Task<JsonNode> StateAsync(DciClient client, string correlation)
    {
        var asked = new JsonObject { ["reference_id"] = "s", ["txn_type"] = "subscribe", ["attribute_type"] = "correlation_id", ["attribute_value"] = correlation };
        var (_, json) = await client.SendAsync("/registry/sync/txn/status", await client.HeaderAsync("txn-status"), new JsonObject { ["transaction_id"] = "t-q", ["txnstatus_request"] = asked }, HttpStatusCode.OK);
        return json["message"]!["txnstatus_response"]!["txn_status"]!;
    }
}
