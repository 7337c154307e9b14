using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Dtks.Flows.Tests.Registry;

namespace Dtks.Flows.Tests.Dci;

/// <summary>Whoever subscribed is told of what was undone, of who left the agreement's areas, and after they were kept out; each by the name of the subscription and of the event.</summary>
[Collection("cardDelivery")]
[Trait("rule", "REG-3")]
public sealed class ToldTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "REG-8")]
    public async Task What_is_undone_is_told_to_whoever_was_told_of_it()
    {
        var (place, family, household, _) = await _flow.RegisteredAsync();
        var client = await DciClient.MakeAsync(_flow);
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", place.Village), place.Village, household);
        var wife = family.Members[1].Nik;
        var codes = await SubscribeAsync(client, ("UPDATE", "NIK", wife, "Member"), ("UPDATE", "NIK", family.Head.Nik, "Group"), ("UPDATE", "KK", family.FamilyCardNumber, "Group"), ("UPDATE", "HOUSEHOLD", $"{place.Village}-{household}", "Group"), ("NewHouseHoldMember", "NIK", family.Head.Nik, "Member"));

        await steps.ChangeAsync(new { kind = "death", member = "02", diedOn = "2020-01-01" });
        var died = await ToldAsync(client);
        Assert.Equal(codes.Take(4).Order(StringComparer.Ordinal), died.Select(Code).Order(StringComparer.Ordinal));
        Assert.Contains("\"ended\"", Of(died, codes[0]), StringComparison.Ordinal);
        await steps.ChangeAsync(new { kind = "deathUndone", member = "02" });
        var undone = (await ToldAsync(client)).Skip(4).ToList();

        Assert.Equal(codes.Order(StringComparer.Ordinal), undone.Select(Code).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("\"ended\"", Of(undone, codes[0]), StringComparison.Ordinal);
        Assert.All(codes.Skip(1).Take(3), code => Assert.Contains("\"group_size\":2", Of(undone, code), StringComparison.Ordinal));

        // The new member's record, though another is named; the event by its name.
        Assert.Contains($"\"member_identifier\":[{{\"@type\":\"Identifier\",\"identifier_type\":\"NIK\",\"identifier_value\":\"{wife}\"", Of(undone, codes[4]), StringComparison.Ordinal);
        Assert.Equal(["NewHouseHoldMember", "UPDATE"], undone.Select(t => (string)t["header"]!["meta"]!["reg_event_type"]!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_is_kept_out_is_told_once_they_are_let_in_again_and_it_shows_meanwhile()
    {
        await using var inbox = await PartnerInbox.StartAsync();
        var (place, family, household, _) = await _flow.RegisteredAsync();
        var (client, asking) = (await DciClient.MakeAsync(_flow), await DciClient.MakeAsync(_flow, new { callback = inbox.Address }));
        await SubscribeAsync(client, ("UPDATE", "NIK", family.Head.Nik, "Group"));
        inbox.Refuses = true;
        var search = new JsonObject { ["transaction_id"] = "t-1", ["search_request"] = new JsonArray(await asking.SearchAsync(DciClient.By("NIK", family.Head.Nik))) };
        var asked = (string)(await asking.SendAsync("/registry/search", await asking.HeaderAsync("search"), search, HttpStatusCode.OK)).Json["message"]!["correlation_id"]!;
        await _flow.IdleAsync();
        foreach (var partner in new[] { client, asking })
        {
            await SuspendAsync(partner, new { suspended = true, reason = "Kunci bocor (contoh)" });
        }

        inbox.Refuses = false;
        await StateWelfareAsync(place.Village, household, 3);
        await StateWelfareAsync(place.Village, household, 2);
        await _flow.AdvanceAsync("PT11M");
        Assert.Empty(await ToldAsync(client));
        Assert.Empty(inbox.Taken);
        Assert.Equal(["notify", "notify"], (await FailuresAsync(client)).Select(f => (string)f["action"]!));
        Assert.Equal(asked, (string?)Assert.Single(await FailuresAsync(asking))["id"]);

        foreach (var partner in new[] { client, asking })
        {
            await SuspendAsync(partner, new { suspended = false });
        }

        await _flow.AdvanceAsync("PT70M");
        var told = await ToldAsync(client);
        Assert.Equal(2, told.Count);
        Assert.All(told, t => Assert.Equal(2, (int)t["message"]!["notify_event"]![0]!["data"]!["reg_records"]!["poverty_score"]!));
        Assert.Equal([asked], inbox.Taken);

        // Called twice, it is one search in the family's trail.
        var trail = (await _flow.GetAsync($"/audit?area={place.Village}&about=household-{household}&limit=100", await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK).Json["items"]!;
        Assert.Single(trail, e => (string?)e["action"] == "partnerSearch.read" && (string?)e["subject"] == asking.Partner);
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public async Task Who_moves_out_of_the_agreed_areas_is_told_of_once_and_nothing_of_where()
    {
        var (place, family, household, _) = await _flow.RegisteredAsync();
        var client = await DciClient.MakeAsync(_flow, new { areas = new[] { place.Village } });
        await SubscribeAsync(client, ("UPDATE", "NIK", family.Head.Nik, "Member"), ("UPDATE", "KK", family.FamilyCardNumber, "Group"), ("UPDATE", "HOUSEHOLD", $"{place.Village}-{household}", "Group"), ("UPDATE", "HOUSEHOLD", $"{place.Village}-{household}", "Member"));

        await _flow.MoveAsync(place.Village, place.Villages[1], household);
        var told = await ToldAsync(client);
        Assert.Equal(4, told.Count);
        Assert.All(told, t => Assert.Contains("\"registration_status\":\"outOfArea\"", t.ToJsonString(), StringComparison.Ordinal));
        Assert.All(told, t => Assert.DoesNotContain(place.Villages[1], t.ToJsonString(), StringComparison.Ordinal));
        Assert.All(told, t => Assert.DoesNotContain(family.Head.Name, t.ToJsonString(), StringComparison.OrdinalIgnoreCase));
        Assert.Equal([1, 1, 1, 2], told.Select(t => t["message"]!["notify_event"]!.AsArray().Count).Order());

        await StateWelfareAsync(place.Villages[1], household, 3);
        Assert.Equal(4, (await ToldAsync(client)).Count);
    }

    [Fact]
    public async Task A_subscription_goes_on_where_its_agreement_is_renewed_and_ends_where_another_purpose_is_agreed()
    {
        var (place, family, household, _) = await _flow.RegisteredAsync();
        var client = await DciClient.MakeAsync(_flow);
        var wanted = ("UPDATE", "NIK", family.Head.Nik, "Group");
        var frequency = new JsonObject { ["start_time"] = "2020-01-01T00:00:00Z", ["end_time"] = "2999-01-01T00:00:00Z", ["frequency"] = "0 0 0 5,15 * ? *" };
        var made = Assert.Single(await SubscribedAsync(client, frequency, wanted))!["subscriptions"]![0]!;
        Assert.Equal(frequency.ToJsonString(), made["frequency"]!.ToJsonString());
        var code = (string)made["code"]!;

        await AgreeAsync(client, " UJI  coba (contoh)");
        await StateWelfareAsync(place.Village, household, 3);
        Assert.Equal([code], (await ToldAsync(client)).Select(Code));
        Assert.Equal("subscribe", await StateAsync(client));
        await AgreeAsync(client, "Penelitian (contoh)");
        await StateWelfareAsync(place.Village, household, 2);
        Assert.Single(await ToldAsync(client));
        Assert.Equal("unsubscribe", await StateAsync(client));

        // Asked for under the new purpose it stands again.
        Assert.Equal([code], await SubscribeAsync(client, wanted));
        await StateWelfareAsync(place.Village, household, 1);
        Assert.Equal(2, (await ToldAsync(client)).Count);
        Assert.Equal("subscribe", await StateAsync(client));
        await client.SendAsync("/registry/unsubscribe", await client.HeaderAsync("unsubscribe"), new JsonObject { ["transaction_id"] = "t-end", ["timestamp"] = await client.NowAsync(), ["subscription_codes"] = new JsonArray(code) }, HttpStatusCode.OK);
        await _flow.IdleAsync();
        Assert.Equal("unsubscribe", await StateAsync(client));
    }

    private async Task AgreeAsync(DciClient client, string purpose)
    {
        var ministry = await _flow.TokenAsync("ministry-officer", "ID");
        var held = (Newtonsoft.Json.Linq.JObject)(await _flow.GetAsync($"/partners/{client.Partner}", ministry)).Expect(HttpStatusCode.OK).Json["agreements"]!.Single(a => (bool)a["holds"]!);
        var yesterday = (await _flow.NowAsync()).ToOffset(TimeSpan.FromHours(7)).AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (await _flow.PutAsync($"/partners/{client.Partner}/agreements/{held["number"]}/end", ministry, new { until = yesterday })).Expect(HttpStatusCode.OK);
        var number = $"PKS-{Guid.NewGuid():N}";
        foreach (var told in new[] { "number", "holds" })
        {
            held.Remove(told);
        }

        held["purpose"] = purpose;
        (await _flow.PutAsync($"/partners/{client.Partner}/agreements/{number}", ministry, held)).Expect(HttpStatusCode.OK);
    }

    // How the subscription that was asked for first stands.
    private static async Task<string> StateAsync(DciClient client)
    {
        var asked = new JsonObject
        {
            ["transaction_id"] = "t-state",
            ["txnstatus_request"] = new JsonObject { ["reference_id"] = "s", ["txn_type"] = "subscribe", ["attribute_type"] = "transaction_id", ["attribute_value"] = "t-sub" },
        };
        var (_, json) = await client.SendAsync("/registry/sync/txn/status", await client.HeaderAsync("txn-status"), asked, HttpStatusCode.OK, isRight: false);
        return (string)json["message"]!["txnstatus_response"]!["txn_status"]!["subscribe_response"]![0]!["subscriptions"]![0]!["status"]!;
    }

    private async Task SuspendAsync(DciClient client, object suspension) =>
        (await _flow.PutAsync($"/partners/{client.Partner}/suspension", await _flow.TokenAsync("ministry-officer", "ID"), suspension)).Expect(HttpStatusCode.OK);

    private async Task<IReadOnlyList<Newtonsoft.Json.Linq.JToken>> FailuresAsync(DciClient client) =>
        [.. (await _flow.GetAsync($"/partners/{client.Partner}/traffic", await _flow.TokenAsync("ministry-officer", "ID"))).Expect(HttpStatusCode.OK).Json["days"]!.SelectMany(d => d["failures"]!).Where(f => (string?)f["outcome"] == "suspended")];

    internal static string Code(JsonNode told) => (string)told["header"]!["meta"]!["subscription_code"]!;

    private static string Of(IEnumerable<JsonNode> told, string code) => Assert.Single(told, t => Code(t) == code)["message"]!.ToJsonString();

    internal static async Task<IReadOnlyList<string>> SubscribeAsync(DciClient client, params (string Event, string Type, string Value, string Record)[] wanted) =>
        [.. (await SubscribedAsync(client, frequency: null, wanted)).Select(r => (string)r!["subscriptions"]![0]!["code"]!)];

    private static async Task<JsonArray> SubscribedAsync(DciClient client, JsonNode? frequency, params (string Event, string Type, string Value, string Record)[] wanted)
    {
        var now = await client.NowAsync();
        var requests = wanted.Select((w, place) =>
        {
            var criteria = new JsonObject { ["reg_event_type"] = w.Event, ["filter_type"] = "idtype-value", ["filter"] = new JsonObject { ["type"] = w.Type, ["value"] = w.Value }, ["notify_record_type"] = w.Record };
            if (frequency is not null)
            {
                criteria["frequency"] = frequency.DeepClone();
            }

            return (JsonNode)new JsonObject { ["reference_id"] = $"r-{place}", ["timestamp"] = now, ["subscribe_criteria"] = criteria };
        });
        await client.SendAsync("/registry/subscribe", await client.HeaderAsync("subscribe", wanted.Length), new JsonObject { ["transaction_id"] = "t-sub", ["subscribe_request"] = new JsonArray([.. requests]) }, HttpStatusCode.OK, isRight: false);
        return (await client.CallsAsync()).Last(c => c.Path == "registry/on-subscribe").Body["message"]!["subscribe_response"]!.AsArray();
    }

    internal static async Task<IReadOnlyList<JsonNode>> ToldAsync(DciClient client) => [.. (await client.CallsAsync()).Where(c => c.Path == "registry/notify").Select(c => c.Body)];

    private async Task StateWelfareAsync(string village, string household, int decile)
    {
        var welfare = new { decile, source = "DTSEN", asOf = (await _flow.NowAsync()).AddDays(-2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        (await _flow.PutAsync($"/households/{village}/{household}/welfare", await _flow.TokenAsync("regency-officer", village[..4]), welfare)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }
}
