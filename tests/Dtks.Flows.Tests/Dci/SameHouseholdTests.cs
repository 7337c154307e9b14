using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Dtks.Flows.Tests.Faults;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Registry;

namespace Dtks.Flows.Tests.Dci;

/// <summary>A household stays the same to who knows it by the card or the id that it had, until it is no more; what is asked of it stands in its trail, also where the answer is no.</summary>
[Collection("cardDelivery")]
[Trait("rule", "REG-3")]
public sealed class SameHouseholdTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task Whoever_subscribed_by_card_id_or_person_is_told_of_another_card_and_of_the_end()
    {
        var (place, family, household, _) = await _flow.RegisteredAsync();
        var client = await DciClient.MakeAsync(_flow);
        var steps = new FamilySteps(_flow, await _flow.TokenAsync("village-officer", place.Village), place.Village, household);
        await SubscribeAsync(client, ("KK", family.FamilyCardNumber), ("HOUSEHOLD", $"{place.Village}-{household}"), ("NIK", family.Head.Nik));

        var card = FamilySteps.CardOf(family, 1);
        await _flow.RegisterPopulationAsync(family with { FamilyCardNumber = card });
        await steps.ChangeAsync(new { kind = "card", familyCardNumber = card });
        Assert.Equal(3, (await ToldAsync(client)).Count(t => t.Contains(card, StringComparison.Ordinal)));
        await StateWelfareAsync(place.Village, household);
        Assert.Equal(6, (await ToldAsync(client)).Count);

        await steps.ChangeAsync(new { kind = "death", member = "02", diedOn = "2020-01-01" });
        await steps.ChangeAsync(new { kind = "death", member = "01", diedOn = "2020-01-01" });
        var last = (await ToldAsync(client)).TakeLast(3).ToList();
        Assert.Equal(12, (await ToldAsync(client)).Count);
        Assert.All(last, t => Assert.Contains("\"registration_status\":\"ended\"", t, StringComparison.Ordinal));
        Assert.All(last, t => Assert.Contains("\"reg_record_type\":\"Group\"", t, StringComparison.Ordinal));
        Assert.All(last, t => Assert.Contains($"{place.Village}-{household}", t, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public async Task Whoever_knows_a_household_by_where_it_stood_finds_it_where_it_moved_and_is_told_of_it()
    {
        var (place, _, household, _) = await _flow.RegisteredAsync();
        var client = await DciClient.MakeAsync(_flow);
        var known = $"{place.Village}-{household}";
        await SubscribeAsync(client, ("HOUSEHOLD", known));
        await _flow.MoveAsync(place.Village, place.Villages[1], household);

        var answer = await client.FindAsync(DciClient.By("HOUSEHOLD", known));
        Assert.Equal(1, (int)answer["message"]!["search_response"]![0]!["pagination"]!["total_count"]!);
        Assert.Contains($"{place.Villages[1]}-{household}", answer.ToJsonString(), StringComparison.Ordinal);
        var before = (await ToldAsync(client)).Count;
        await StateWelfareAsync(place.Villages[1], household);
        Assert.Equal(before + 1, (await ToldAsync(client)).Count);
    }

    [Fact]
    public async Task Without_members_nothing_is_learned_of_them_and_a_no_stands_in_the_households_trail()
    {
        var (place, family, household, _) = await _flow.RegisteredAsync();
        var client = await DciClient.MakeAsync(_flow, new { fields = new[] { "identifier", "birth_date", "group_size" } });
        var kk = family.FamilyCardNumber;

        var answer = await client.FindAsync(
            DciClient.Expression($$"""{"KK":"{{kk}}","birth_date":{"$ge":"1900-01-01"} }"""), DciClient.Expression($$"""{"KK":"{{kk}}","group_size":9}"""), DciClient.Expression($$"""{"KK":"{{kk}}","group_size":2}"""));

        Assert.Equal([0, 0, 1], answer["message"]!["search_response"]!.AsArray().Select(i => (int)i!["pagination"]!["total_count"]!));
        var auditor = await _flow.TokenAsync("auditor", "ID");
        var trail = (await _flow.GetAsync($"/audit?area={place.Village}&about=household-{household}&limit=100", auditor)).Expect(HttpStatusCode.OK).Json["items"]!.Where(e => (string?)e["action"] == "partnerSearch.read").ToList();
        Assert.Equal(["identifier birth_date", "identifier birth_date group_size", "identifier group_size"], trail.Select(e => string.Join(' ', e["fields"]!.Select(f => f.ToString()))).Order(StringComparer.Ordinal));

        // A record that cannot be read is the fault of the request that asks for it.
        await host.SpoilAsync("registry", place.Village, $"household-{household}");
        var mixed = await client.FindAsync(DciClient.By("NIK", "9999999999999999"), DciClient.By("KK", kk), DciClient.By("NIK", "9999999999999999"));
        await host.RepairAsync("registry", place.Village, $"household-{household}");
        Assert.Equal(["succ", "rjct", "succ"], mixed["message"]!["search_response"]!.AsArray().Select(i => (string?)i!["status"]));
    }

    [Fact]
    public async Task A_message_that_was_to_come_again_may_and_is_taken_once()
    {
        var client = await DciClient.MakeAsync(_flow);
        foreach (var way in new[] { "dropBefore", "dropAfter" })
        {
            var (header, message) = (await client.HeaderAsync("search"), new JsonObject { ["transaction_id"] = $"t-{way}", ["search_request"] = new JsonArray(await client.SearchAsync(DciClient.By("NIK", "9999999999999999"))) });
            await _flow.FailAsync(new { kind = way, container = "partners", operation = "batch" });
            try
            {
                await client.SendAsync("/registry/search", header, message, HttpStatusCode.ServiceUnavailable);
            }
            finally
            {
                await _flow.MendAsync();
            }

            var (_, taken) = await client.SendAsync("/registry/search", header, message, HttpStatusCode.OK);
            Assert.Equal("ACK", (string?)taken["message"]!["ack_status"]);
            await client.SendAsync("/registry/search", header, message, HttpStatusCode.BadRequest);
        }

        await _flow.AdvanceAsync("PT2M");
        Assert.Equal(2, (await client.CallsAsync()).Count);
    }

    private static async Task SubscribeAsync(DciClient client, params (string Type, string Value)[] whom)
    {
        var now = await client.NowAsync();
        var requests = whom.Select((w, place) => (JsonNode)new JsonObject
        {
            ["reference_id"] = $"r-{place}",
            ["timestamp"] = now,
            ["subscribe_criteria"] = new JsonObject { ["reg_event_type"] = "UPDATE", ["filter_type"] = "idtype-value", ["filter"] = new JsonObject { ["type"] = w.Type, ["value"] = w.Value }, ["notify_record_type"] = "Group" },
        });
        await client.SendAsync("/registry/subscribe", await client.HeaderAsync("subscribe", whom.Length), new JsonObject { ["transaction_id"] = "t-sub", ["subscribe_request"] = new JsonArray([.. requests]) }, HttpStatusCode.OK);
        Assert.All((await client.CallsAsync())[^1].Body["message"]!["subscribe_response"]!.AsArray(), r => Assert.Equal("succ", (string?)r!["status"]));
    }

    private static async Task<IReadOnlyList<string>> ToldAsync(DciClient client) => [.. (await client.CallsAsync()).Where(c => c.Path == "registry/notify").Select(c => c.Body["message"]!.ToJsonString())];

    private async Task StateWelfareAsync(string village, string household)
    {
        var welfare = new { decile = 3, source = "DTSEN", asOf = (await _flow.NowAsync()).AddDays(-2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        (await _flow.PutAsync($"/households/{village}/{household}/welfare", await _flow.TokenAsync("regency-officer", village[..4]), welfare)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }
}
