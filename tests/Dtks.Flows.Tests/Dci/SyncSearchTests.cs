using System.Net;
using System.Text.Json.Nodes;
using Dtks.Flows.Tests.Registry;

namespace Dtks.Flows.Tests.Dci;

/// <summary>Other bodies' systems ask for whom they name, and are answered at once: what is agreed, held to the standard's document, and seen in the household's own trail.</summary>
[Collection("cardDelivery")]
[Trait("rule", "REG-3")]
public sealed class SyncSearchTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task A_person_is_found_by_number_and_each_answer_stands_in_their_trail()
    {
        var (place, family, household, _) = await _flow.RegisteredAsync();
        var client = await DciClient.MakeAsync(_flow, new { areas = new[] { place.Village[..4] } });
        var byNik = DciClient.By("NIK", family.Head.Nik, c => c["consent"] = new JsonObject { ["ts"] = "2026-01-01T00:00:00Z", ["purpose"] = new JsonObject { ["code"] = "c-17" } });

        var answer = await client.FindAsync(byNik, DciClient.By("KK", family.FamilyCardNumber, c => c["response_entity"] = "Member"), DciClient.By("NIK", "9999999999999999"));
        var items = answer["message"]!["search_response"]!.AsArray();
        Assert.Equal(("succ", 3, 3, client.Partner), ((string?)answer["header"]!["status"], (int)answer["header"]!["total_count"]!, (int)answer["header"]!["completed_count"]!, (string?)answer["header"]!["receiver_id"]));
        Assert.Equal(["succ 1 Group", "succ 2 Member", "succ 0 Group"], items.Select(i => $"{i!["status"]} {i["pagination"]!["total_count"]} {i["data"]!["reg_record_type"]}"));
        var group = items[0]!["data"]!["reg_records"]![0]!;
        Assert.Equal(($"{place.Village}-{household}", 2), ((string?)group["group_identifier"]![0]!["identifier_value"], (int)group["group_size"]!));
        Assert.Equal(family.Head.Name, (string?)group["group_head_info"]!["demographic_info"]!["name"]!["given_name"]);
        Assert.Contains("PKH", group["programme_identifier"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(family.Members.Select(m => m.Nik), items[1]!["data"]!["reg_records"]!.AsArray().Select(m => (string)m!["member_identifier"]![0]!["identifier_value"]!));

        // By the id that the answer told, too.
        var again = await client.FindAsync(DciClient.By("HOUSEHOLD", $"{place.Village}-{household}"), DciClient.By("HOUSEHOLD", $"{place.Village}-{new string('0', 32)}"));
        Assert.Equal([1, 0], again["message"]!["search_response"]!.AsArray().Select(i => (int)i!["pagination"]!["total_count"]!));

        var auditor = await _flow.TokenAsync("auditor", "ID");
        var trail = (await _flow.GetAsync($"/audit?area={place.Village}&about=household-{household}&limit=100", auditor)).Expect(HttpStatusCode.OK).Json["items"]!.Where(e => (string?)e["action"] == "partnerSearch.read").ToList();
        Assert.Equal(3, trail.Count);
        Assert.All(trail, e => Assert.Equal((client.Partner, "partner", "REG-3"), ((string?)e["subject"], (string?)e["role"], (string?)e["rule"])));
        Assert.Single(trail, e => ((string?)e["part"])!.EndsWith("/c-17", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Expressions_predicates_orders_and_pages_are_answered_and_bad_requests_among_them_alone_are_rejected()
    {
        var (_, family, _, _) = await _flow.RegisteredAsync();
        var (head, wife) = (family.Head.Nik, family.Members[1].Nik);
        var client = await DciClient.MakeAsync(_flow);
        var predicate = new JsonObject { ["query_type"] = "predicate", ["response_entity"] = "Member", ["query"] = JsonNode.Parse($$"""[{"seq_num":1,"expression1":{"attribute_name":"NIK","operator":"in","attribute_value":["{{head}}","{{wife}}"]},"condition":"and","expression2":{"attribute_name":"sex","operator":"eq","attribute_value":"F"} }]""") };
        JsonObject Members(int page, string order = "desc") => DciClient.By("KK", family.FamilyCardNumber, c =>
        {
            (c["response_entity"], c["pagination"]) = ("Member", new JsonObject { ["page_size"] = 1, ["page_number"] = page });
            c["sort"] = new JsonArray(new JsonObject { ["attribute_name"] = "sex", ["sort_order"] = order });
        });

        var answer = await client.FindAsync(
            DciClient.Expression($$"""{"$and":[{"NIK":{"$eq":"{{head}}"} },{"group_size":{"$le":2} }]}"""), DciClient.Expression("""{"location":{"$eq":"3306"}}"""), predicate, Members(1), Members(2), Members(3),
            DciClient.Expression($$"""{"NIK":"{{head}}","birth_date":"1980-02-30"}"""), DciClient.By("NIK", head, c => c["query_type"] = "graphql"), DciClient.By("NIK", head, c => c["reg_record_type"] = "Farmer"),
            DciClient.By("NIK", head, c => c["sort"] = new JsonArray(new JsonObject { ["attribute_name"] = "shoe" })), DciClient.By("NIK", head, c => c["pagination"] = new JsonObject { ["page_size"] = 0 }),
            DciClient.Expression($$"""{"NIK":"{{head}}","shoe":1}"""), JsonNode.Parse("""{"reference_id":"x","timestamp":"2026-02-30T00:00:00Z","search_criteria":{}}""")!);

        Assert.Equal(
            [
                "succ 1", "rjct rjct.search_criteria.invalid", "succ 1", "succ 1", "succ 1", "succ 0", "rjct rjct.filter.invalid", "rjct rjct.search_criteria.invalid", "rjct rjct.search_criteria.invalid",
                "rjct rjct.sort.invalid", "rjct rjct.pagination.invalid", "rjct rjct.filter.invalid", "rjct rjct.timestamp.invalid",
            ],
            Told(answer));
        var items = answer["message"]!["search_response"]!.AsArray();
        Assert.Equal([wife], Niks(items[2]!));
        Assert.Equal([head, wife], Niks(items[3]!).Concat(Niks(items[4]!)));
        Assert.Equal(2, (int)items[5]!["pagination"]!["total_count"]!);
        Assert.All(items.Where(i => (string?)i!["status"] == "rjct"), i => Assert.True(((string)i!["status_reason_message"]!).Length > 20));
    }

    [Fact]
    public async Task What_an_agreement_does_not_give_is_not_there_in_each_of_its_dimensions()
    {
        var (place, family, household, _) = await _flow.RegisteredAsync();
        var byNik = DciClient.By("NIK", family.Head.Nik);
        var unknown = await (await DciClient.MakeAsync(_flow)).FindAsync(DciClient.By("NIK", "9999999999999999"));

        // Of another area, and of nobody: the same.
        var elsewhere = await (await DciClient.MakeAsync(_flow, new { areas = new[] { "94" } })).FindAsync(byNik);
        Assert.Equal(Bare(unknown), Bare(elsewhere));

        // Fewer fields.
        var few = await (await DciClient.MakeAsync(_flow, new { fields = new[] { "group_size" } })).FindAsync(byNik, DciClient.Expression($$"""{"NIK":"{{family.Head.Nik}}","name":"x"}"""));
        Assert.Equal(["succ 1", "rjct rjct.filter.invalid"], Told(few));
        Assert.Equal(["@context", "@type", "group_size"], few["message"]!["search_response"]![0]!["data"]!["reg_records"]![0]!.AsObject().Select(m => m.Key));

        // Consent.
        var strict = await DciClient.MakeAsync(_flow, new { consentRequired = true });
        Assert.Equal(["rjct rjct.search_criteria.invalid"], Told(await strict.FindAsync(byNik)));

        // Enumeration: nothing is looked for by trait or area, however it is put.
        var curious = await DciClient.MakeAsync(_flow);
        var tried = await curious.FindAsync(
            DciClient.Expression($$"""{"name":"{{family.Head.Name}}","location":"{{place.Village}}"}"""), DciClient.Expression($$"""{"$or":[{"NIK":"{{family.Head.Nik}}"},{"poverty_score":{"$lt":11} }]}"""),
            DciClient.Expression("""{"NIK":{"$gt":"0000000000000000"}}"""), DciClient.Expression("""{"$not":{"NIK":"9999999999999999"}}"""),
            DciClient.Expression($$"""{"NIK":{"$in":[{{string.Join(',', Enumerable.Range(1, 101).Select(n => $"\"33060101018000{n:00}\""))}}]} }"""));
        Assert.All(Told(tried), told => Assert.StartsWith("rjct", told, StringComparison.Ordinal));

        // None of it left an entry.
        var auditor = await _flow.TokenAsync("auditor", "ID");
        var trail = (await _flow.GetAsync($"/audit?area={place.Village}&about=household-{household}&limit=100", auditor)).Expect(HttpStatusCode.OK).Json["items"]!.Where(e => (string?)e["action"] == "partnerSearch.read");
        Assert.Single(trail);
    }

    private static IEnumerable<string> Told(JsonNode answer) =>
        answer["message"]!["search_response"]!.AsArray().Select(i => $"{i!["status"]} {i["status_reason_code"] ?? i["data"]!["reg_records"]!.AsArray().Count}");

    private static IEnumerable<string> Niks(JsonNode item) => item["data"]!["reg_records"]!.AsArray().Select(m => (string)m!["member_identifier"]![0]!["identifier_value"]!);

    private static string Bare(JsonNode answer)
    {
        var item = answer["message"]!["search_response"]![0]!.DeepClone().AsObject();
        item.Remove("reference_id");
        item.Remove("timestamp");
        return item.ToJsonString();
    }
}
