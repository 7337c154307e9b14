using System.Net;
using System.Text.Json.Nodes;
using Dtks.Flows.Tests.Registry;

namespace Dtks.Flows.Tests.Dci;

/// <summary>What is answered by calls: searches, subscriptions and what they are told of; and what becomes of it where the partner's address does not answer.</summary>
[Collection("cardDelivery")]
[Trait("rule", "REG-3")]
public sealed class AsyncTests(FlowHost host)
{
    private const string Nowhere = "http://127.0.0.1:9/dci";
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task A_search_is_acknowledged_answered_by_a_call_and_its_state_is_told()
    {
        var (_, family, _, _) = await _flow.RegisteredAsync();
        var client = await DciClient.MakeAsync(_flow);
        var message = new JsonObject { ["transaction_id"] = "t-a", ["search_request"] = new JsonArray(await client.SearchAsync(DciClient.By("NIK", family.Head.Nik), "a"), await client.SearchAsync(DciClient.By("NIK", "12"), "b")) };
        var (_, taken) = await client.SendAsync("/registry/search", await client.HeaderAsync("search", 2), message, HttpStatusCode.OK);
        var correlation = (string)taken["message"]!["correlation_id"]!;

        var (path, body) = Assert.Single(await client.CallsAsync());
        Assert.Equal(("registry/on-search", "on-search", correlation), (path, (string?)body["header"]!["action"], (string?)body["message"]!["correlation_id"]));
        Assert.StartsWith("Signature: ", (string?)body["signature"], StringComparison.Ordinal);
        Assert.Equal(["a succ", "b rjct"], body["message"]!["search_response"]!.AsArray().Select(r => $"{r!["reference_id"]} {r["status"]}"));

        // By transaction, by what was acknowledged, by references; of nobody's; at once, or by a call.
        Assert.Equal("a succ;b rjct", await StateAsync(client, "search", "transaction_id", "t-a"));
        Assert.Equal("a succ;b rjct", await StateAsync(client, "search", "correlation_id", correlation));
        Assert.Equal("b rjct", await StateAsync(client, "search", "reference_id_list", new JsonArray("b", "nothing")));
        Assert.Equal("s rjct", await StateAsync(client, "search", "transaction_id", "t-other"));
        Assert.Equal("s rjct", await StateAsync(client, "subscribe", "transaction_id", "t-a"));
        Assert.Equal("s rjct", await StateAsync(await DciClient.MakeAsync(_flow), "search", "correlation_id", correlation));
        Assert.Equal("receipt", await StateAsync(client, "receipt", "transaction_id", "t-a"));
        await client.SendAsync("/registry/txn/status", await client.HeaderAsync("txn-status"), Status("search", "transaction_id", "t-a"), HttpStatusCode.OK);
        Assert.Equal("registry/txn/on-status", (await client.CallsAsync())[^1].Path);
    }

    [Fact]
    public async Task Who_subscribed_is_told_of_what_happens_once_for_each_and_no_more_when_that_ended()
    {
        var (place, family, household, _) = await _flow.RegisteredAsync();
        var (client, other) = (await DciClient.MakeAsync(_flow), await DciClient.MakeAsync(_flow, new { areas = new[] { "94" } }));
        var officer = await _flow.TokenAsync("village-officer", place.Village);
        var codes = await SubscribeAsync(client, ("UPDATE", "NIK", family.Head.Nik, "Group"), ("NewHouseHoldMember", "KK", family.FamilyCardNumber, "Member"), ("UPDATE", "NIK", "9999999999999999", "Member"));
        await SubscribeAsync(other, ("UPDATE", "NIK", family.Head.Nik, "Group"));
        Assert.Equal(3, codes.Distinct().Count());

        // The same again, and one that is none.
        var again = await SubscribedAsync(client, ("UPDATE", "NIK", family.Head.Nik, "Group"), ("LiveBirth", "NIK", family.Head.Nik, "Group"), ("UPDATE", "NIK", "1", "Group"));
        Assert.Equal(["rjct.event.already_subscribed", "rjct.notify_types.invalid", "rjct.person_id.invalid"], again.Select(r => (string?)r!["status_reason_code"]));

        var child = await _flow.BornAsync(family);
        await new FamilySteps(_flow, officer, place.Village, household).ChangeAsync(new { kind = "birth", member = child.Json() });
        var told = (await client.CallsAsync()).Where(c => c.Path == "registry/notify").Select(c => c.Body).ToList();
        var born = Assert.Single(told);
        Assert.Equal(("NewHouseHoldMember", 1), ((string?)born["message"]!["notify_event"]![0]!["data"]!["reg_event_type"], born["message"]!["notify_event"]!.AsArray().Count));
        Assert.Equal((child.Nik, codes[1], "NewHouseHoldMember"), ((string?)born["message"]!["notify_event"]![0]!["data"]!["reg_records"]!["member_identifier"]![0]!["identifier_value"], (string?)born["header"]!["meta"]!["subscription_code"], (string?)born["header"]!["meta"]!["reg_event_type"]));

        await StateWelfareAsync(place.Village, household, 3);
        told = [.. (await client.CallsAsync()).Where(c => c.Path == "registry/notify").Select(c => c.Body)];
        Assert.Equal(2, told.Count);
        Assert.Equal(("Group", 3), ((string?)told[1]["message"]!["notify_event"]![0]!["data"]!["reg_record_type"], (int)told[1]["message"]!["notify_event"]![0]!["data"]!["reg_records"]!["poverty_score"]!));
        Assert.Equal(2, told.Select(t => (string)t["header"]!["message_id"]!).Distinct().Count());
        Assert.DoesNotContain(await other.CallsAsync(), c => c.Path == "registry/notify");

        // Delivered a second time, the event is one; ended, nothing is told.
        await host.SendAsync("dci-events", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($$"""{"village":"{{place.Village}}","household":"{{household}}","step":{{await StepsAsync(place.Village, household)}},"event":"UPDATE"}""")));
        Assert.Equal(2, (await client.CallsAsync()).Count(c => c.Path == "registry/notify"));
        await client.SendAsync("/registry/unsubscribe", await client.HeaderAsync("unsubscribe"), await EndAsync(client, codes[0], "nothing"), HttpStatusCode.OK);
        await client.SendAsync("/registry/unsubscribe", await client.HeaderAsync("unsubscribe"), await EndAsync(client, codes[0]), HttpStatusCode.OK);
        await other.SendAsync("/registry/unsubscribe", await other.HeaderAsync("unsubscribe"), await EndAsync(other, codes[1]), HttpStatusCode.OK);
        var ended = (await client.CallsAsync()).Where(c => c.Path == "registry/on-unsubscribe").Select(c => c.Body["message"]!).ToList();
        Assert.Equal(["succ rjct.subscription_code.invalid", "rjct rjct.event.already_unsubscribed"], ended.Select(e => $"{e["status"]} {e["status_reason_code"]}"));
        Assert.Equal("rjct.subscription_code.invalid", (string?)(await other.CallsAsync())[^1].Body["message"]!["status_reason_code"]);
        await StateWelfareAsync(place.Village, household, 2);
        Assert.Equal(2, (await client.CallsAsync()).Count(c => c.Path == "registry/notify"));

        var auditor = await _flow.TokenAsync("auditor", "ID");
        var trail = (await _flow.GetAsync($"/audit?area={place.Village}&about=household-{household}&limit=100", auditor)).Expect(HttpStatusCode.OK).Json["items"]!.Where(e => (string?)e["action"] == "partnerNotice.read").ToList();
        Assert.Equal(2, trail.Count);
        Assert.All(trail, e => Assert.Equal(client.Partner, (string?)e["subject"]));
    }

    [Fact]
    public async Task A_partner_that_does_not_answer_holds_nobody_up_and_is_given_up_in_the_end()
    {
        var (_, family, _, _) = await _flow.RegisteredAsync();
        var (dead, alive) = (await DciClient.MakeAsync(_flow, new { callback = Nowhere }), await DciClient.MakeAsync(_flow));
        var correlations = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            correlations.Add(await AskAsync(dead, family.Head.Nik, $"d-{i}"));
        }

        var one = await AskAsync(alive, family.Head.Nik, "a");
        Assert.Equal(one, (string?)Assert.Single(await alive.CallsAsync()).Body["message"]!["correlation_id"]);
        Assert.Equal("d pdng", await StateAsync(dead, "search", "correlation_id", correlations[0]));

        // About two days of pauses that grow; then it is set aside, and shown with the partner's failures.
        foreach (var pause in new[] { "PT11M", "PT11M", "PT21M", "PT70M", "PT190M", "PT370M", "PT730M", "PT1450M", "PT1450M" })
        {
            await _flow.AdvanceAsync(pause);
        }

        await dead.SignInAsync();
        Assert.Equal("d rjct", await StateAsync(dead, "search", "correlation_id", correlations[0]));
        var operators = await _flow.TokenAsync("operator", "ID");
        var aside = (await _flow.GetAsync("/operations/poison?queue=dci-callbacks", operators)).Expect(HttpStatusCode.OK).Json["items"]!.Where(i => (string?)i["subject"] == $"partners/{dead.Partner}");
        Assert.NotEmpty(aside);
        Assert.Empty(await dead.CallsAsync());
        Assert.Single(await alive.CallsAsync());
    }

    [Fact]
    public async Task Where_the_agreement_ended_before_the_answer_nothing_is_told()
    {
        var (_, family, _, _) = await _flow.RegisteredAsync();
        var client = await DciClient.MakeAsync(_flow, new { callback = Nowhere });
        var correlation = await AskAsync(client, family.Head.Nik, "e");
        await _flow.IdleAsync();
        var ministry = await _flow.TokenAsync("ministry-officer", "ID");
        var agreement = (await _flow.GetAsync($"/partners/{client.Partner}", ministry)).Expect(HttpStatusCode.OK).Json["agreements"]!.Single(a => (bool)a["holds"]!);
        var yesterday = (await _flow.NowAsync()).ToOffset(TimeSpan.FromHours(7)).AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await _flow.PutAsync($"/partners/{client.Partner}/agreements/{agreement["number"]}/end", ministry, new { until = yesterday })).Expect(HttpStatusCode.OK);
        await _flow.AdvanceAsync("PT7M");
        await _flow.AdvanceAsync("PT7M");

        // Who asks has no agreement any more; with a new one the old question stays unanswered.
        var renewed = (await _flow.SendAsync(HttpMethod.Post, "/dev/partners", body: new { id = client.Partner })).Expect(HttpStatusCode.OK);
        await client.SignInAsync(renewed["clientSecret"]!);
        Assert.Equal("e rjct", await StateAsync(client, "search", "correlation_id", correlation));
        Assert.Empty(await client.CallsAsync());
    }

    private static async Task<string> AskAsync(DciClient client, string nik, string reference)
    {
        var message = new JsonObject { ["transaction_id"] = $"t-{reference}", ["search_request"] = new JsonArray(await client.SearchAsync(DciClient.By("NIK", nik), reference[..1])) };
        return (string)(await client.SendAsync("/registry/search", await client.HeaderAsync("search"), message, HttpStatusCode.OK)).Json["message"]!["correlation_id"]!;
    }

    private static JsonObject Status(string type, string by, JsonNode value) =>
        new() { ["transaction_id"] = "t-s", ["txnstatus_request"] = new JsonObject { ["reference_id"] = "s", ["txn_type"] = type, ["attribute_type"] = by, ["attribute_value"] = value.DeepClone(), ["locale"] = "eng" } };

    // Each with its reference and status; of receipts there are none.
    private static async Task<string> StateAsync(DciClient client, string type, string by, JsonNode value)
    {
        var (_, json) = await client.SendAsync("/registry/sync/txn/status", await client.HeaderAsync("txn-status"), Status(type, by, value), HttpStatusCode.OK);
        var state = json["message"]!["txnstatus_response"]!["txn_status"]!;
        return state["receipt_information"] is not null ? "receipt"
            : string.Join(';', state["search_response"]!.AsArray().Select(r => $"{r!["reference_id"]} {r["status"]}"));
    }

    private static async Task<JsonObject> EndAsync(DciClient client, params string[] codes) =>
        new() { ["transaction_id"] = "t-u", ["timestamp"] = await client.NowAsync(), ["subscription_codes"] = new JsonArray([.. codes.Select(c => (JsonNode)c)]) };

    [Fact]
    public async Task Who_left_for_a_household_of_their_own_is_told_as_they_stand_there_and_not_as_gone()
    {
        var (place, family, household, _) = await _flow.RegisteredAsync();
        var client = await DciClient.MakeAsync(_flow);
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", place.Village), place.Village, household);
        await SubscribeAsync(client, ("UPDATE", "NIK", family.Members[1].Nik, "Member"));
        var card = FamilySteps.CardOf(family, 1);
        await _flow.RegisterPopulationAsync(family with { FamilyCardNumber = card, Street = "Dusun Krajan 14", Members = [family.Members[1] with { Relationship = "head", MaritalStatus = "divorced" }] });
        await steps.ChangeAsync(new { kind = "divorce", member = "02", familyCardNumber = card, address = new { street = "Dusun Krajan 14", rt = family.Rt, rw = family.Rw } });
        await _flow.IdleAsync();

        var told = Assert.Single(await client.CallsAsync(), c => c.Path == "registry/notify").Body["message"]!["notify_event"]![0]!["data"]!["reg_records"]!;
        Assert.Equal(family.Members[1].Nik, (string?)told["member_identifier"]![0]!["identifier_value"]);
        Assert.DoesNotContain("ended", told.ToJsonString(), StringComparison.Ordinal);

        // What happens after that to those who stayed is not hers.
        await StateWelfareAsync(place.Village, household, 3);
        Assert.Single(await client.CallsAsync(), c => c.Path == "registry/notify");
        await SubscribeAsync(client, ("UPDATE", "NIK", family.Head.Nik, "Member"));
        await steps.ChangeAsync(new { kind = "death", member = "01", diedOn = "2020-01-01" });
        await _flow.IdleAsync();
        Assert.Contains("\"registration_status\":\"ended\"", (await client.CallsAsync()).Last(c => c.Path == "registry/notify").Body.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_that_subscribes_to_one_person_too_often_is_told_so_and_keeps_no_other_out()
    {
        var (_, family, _, _) = await _flow.RegisteredAsync();
        var (client, other) = (await DciClient.MakeAsync(_flow), await DciClient.MakeAsync(_flow));

        var first = await VariedAsync(client, 1, 50);
        var more = await VariedAsync(client, 51, 1);

        Assert.All(first, status => Assert.Equal("succ", status));
        Assert.Equal(["rjct rjct.notify_details.invalid"], more);
        Assert.Equal(["succ"], await VariedAsync(other, 51, 1));

        // Each another question about the same person.
        async Task<IEnumerable<string>> VariedAsync(DciClient by, int from, int count)
        {
            var now = await by.NowAsync();
            var requests = Enumerable.Range(from, count).Select(n => (JsonNode)new JsonObject
            {
                ["reference_id"] = $"r-{n}",
                ["timestamp"] = now,
                ["subscribe_criteria"] = new JsonObject
                {
                    ["reg_event_type"] = "UPDATE",
                    ["filter_type"] = "expression",
                    ["filter"] = DciClient.Expression($$"""{"$and":[{"NIK":{"$eq":"{{family.Head.Nik}}"} },{"group_size":{"$le":{{n}}} }]}""")["query"]!.DeepClone(),
                    ["notify_record_type"] = "Group",
                },
            });
            var message = new JsonObject { ["transaction_id"] = "t-many", ["subscribe_request"] = new JsonArray([.. requests]) };
            await by.SendAsync("/registry/subscribe", await by.HeaderAsync("subscribe", count), message, HttpStatusCode.OK);
            return [.. (await by.CallsAsync())[^1].Body["message"]!["subscribe_response"]!.AsArray().Select(r => $"{r!["status"]} {r["status_reason_code"]}".TrimEnd())];
        }
    }

    private async Task<IReadOnlyList<string>> SubscribeAsync(DciClient client, params (string Event, string Type, string Value, string Record)[] wanted) =>
        [.. (await SubscribedAsync(client, wanted)).Select(r => (string)r!["subscriptions"]![0]!["code"]!)];

    private static async Task<JsonArray> SubscribedAsync(DciClient client, params (string Event, string Type, string Value, string Record)[] wanted)
    {
        var requests = new JsonArray();
        foreach (var (happening, type, value, record) in wanted)
        {
            requests.Add(new JsonObject
            {
                ["reference_id"] = $"r-{requests.Count}",
                ["timestamp"] = await client.NowAsync(),
                ["subscribe_criteria"] = new JsonObject { ["reg_event_type"] = happening, ["filter_type"] = "idtype-value", ["filter"] = new JsonObject { ["type"] = type, ["value"] = value }, ["notify_record_type"] = record },
            });
        }

        var message = new JsonObject { ["transaction_id"] = "t-sub", ["subscribe_request"] = requests };
        await client.SendAsync("/registry/subscribe", await client.HeaderAsync("subscribe", wanted.Length), message, HttpStatusCode.OK);
        return (await client.CallsAsync())[^1].Body["message"]!["subscribe_response"]!.AsArray();
    }

    private async Task StateWelfareAsync(string village, string household, int decile)
    {
        var welfare = new { decile, source = "DTSEN", asOf = (await _flow.NowAsync()).AddDays(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };
        (await _flow.PutAsync($"/households/{village}/{household}/welfare", await _flow.TokenAsync("regency-officer", village[..4]), welfare)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    private async Task<int> StepsAsync(string village, string household) =>
        ((Newtonsoft.Json.Linq.JArray)(await _flow.GetAsync($"/households/{village}/{household}", await _flow.TokenAsync("village-officer", village))).Expect(HttpStatusCode.OK).Json["history"]!).Count;
}
