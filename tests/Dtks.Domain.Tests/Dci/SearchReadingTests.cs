using System.Text.Json.Nodes;
using Dtks.Domain.Dci;

namespace Dtks.Domain.Tests.Dci;

/// <summary>Searches as they come in: each request for itself.</summary>
[Trait("rule", "REG-3")]
public class SearchReadingTests
{
    [Fact]
    public void A_bad_request_among_good_ones_is_rejected_alone()
    {
        var wrong = DciSamples.Request(DciSamples.Criteria(query: DciSamples.ByNik("12")), "r-2");
        var batch = SearchCriteria.Read(DciSamples.Header with { TotalCount = 5 }, DciSamples.Utf8(DciSamples.Message(DciSamples.Request(), wrong, DciSamples.Request(), JsonValue.Create(7), DciSamples.Request(reference: "r-5")))).Value!;

        Assert.Equal("t-1", batch.Transaction);
        Assert.Equal(
            ["r-1: ", "r-2: rjct.search_criteria.invalid dci.valueIdentifier", "r-1: rjct.reference_id.duplicate dci.referenceTwice", ": rjct.reference_id.invalid dci.reference", "r-5: "],
            batch.Items.Select(i => $"{i.Reference}: {DciSamples.Told(i.Fault)}"));
    }

    [Theory]
    [InlineData("reference_id", null, "rjct.reference_id.invalid dci.reference")]
    [InlineData("reference_id", "5", "rjct.reference_id.invalid dci.reference")]
    [InlineData("timestamp", null, "rjct.timestamp.invalid dci.timestamp")]
    [InlineData("timestamp", "\"2026-13-01T00:00:00Z\"", "rjct.timestamp.invalid dci.timestamp")]
    [InlineData("search_criteria", null, "rjct.search_criteria.invalid dci.criteria")]
    [InlineData("search_criteria", "[]", "rjct.search_criteria.invalid dci.criteria")]
    [InlineData("locale", "\"english\"", "rjct.search_criteria.invalid dci.locale")]
    [InlineData("locale", "\"EN\"", "rjct.search_criteria.invalid dci.locale")]
    [InlineData("locale", "3", "rjct.search_criteria.invalid dci.locale")]
    public void Each_part_of_a_request_has_its_code(string member, string? json, string told) => Assert.Equal(told, DciSamples.Told(One(member, json).Fault));

    [Theory]
    [InlineData("\"ind\"", "ind")]
    [InlineData("\"id\"", "ind")]
    [InlineData("\"eng\"", "eng")]
    [InlineData("\"en\"", "eng")]
    [InlineData("\"fra\"", "eng")]
    [InlineData(null, "ind")]
    public void A_language_that_is_not_spoken_is_answered_in_English(string? json, string locale) => Assert.Equal(locale, One("locale", json).Locale);

    [Theory]
    [InlineData("version", "\"1.0.1\"", "rjct.search_criteria.invalid dci.criteriaVersion")]
    [InlineData("reg_type", "\"ns:org:RegistryType:Civil\"", "rjct.search_criteria.invalid dci.registerType")]
    [InlineData("reg_record_type", "\"spdci-extensions-dci:Farmer\"", "rjct.search_criteria.invalid dci.recordType")]
    [InlineData("response_entity", "\"Beneficiary\"", "rjct.search_criteria.invalid dci.entity")]
    [InlineData("query_type", null, "rjct.search_criteria.invalid dci.queryType")]
    [InlineData("query_type", "\"graphql\"", "rjct.search_criteria.invalid dci.queryType")]
    [InlineData("query", null, "rjct.search_criteria.invalid dci.query")]
    [InlineData("query", "{\"type\":\"NIK\"}", "rjct.search_criteria.invalid dci.queryByIdentifier")]
    [InlineData("query", "{\"type\":\"MOBILE\",\"value\":\"0812\"}", "rjct.search_criteria.invalid dci.idType")]
    [InlineData("query", "{\"type\":\"NIK\",\"value\":true}", "rjct.search_criteria.invalid dci.valueIdentifier")]
    [InlineData("query", "{\"type\":\"NIK\",\"value\":\"330601010110700\"}", "rjct.search_criteria.invalid dci.valueIdentifier")]
    [InlineData("query", "{\"type\":\"NIK\",\"value\":\"33060101011070001\"}", "rjct.search_criteria.invalid dci.valueIdentifier")]
    [InlineData("sort", "{}", "rjct.sort.invalid dci.sort")]
    [InlineData("sort", "[{\"attribute_name\":\"shoe\"}]", "rjct.sort.invalid dci.sortAttribute")]
    [InlineData("sort", "[{\"attribute_name\":\"name\",\"sort_order\":\"up\"}]", "rjct.sort.invalid dci.sortOrder")]
    [InlineData("pagination", "{}", "rjct.pagination.invalid dci.page")]
    [InlineData("pagination", "{\"page_size\":0}", "rjct.pagination.invalid dci.page")]
    [InlineData("pagination", "{\"page_size\":2001}", "rjct.pagination.invalid dci.page")]
    [InlineData("pagination", "{\"page_size\":10,\"page_number\":0}", "rjct.pagination.invalid dci.page")]
    [InlineData("pagination", "{\"page_size\":\"10\"}", "rjct.pagination.invalid dci.page")]
    [InlineData("consent", "\"yes\"", "rjct.search_criteria.invalid dci.consent")]
    public void Each_part_of_what_is_searched_has_its_code(string member, string? json, string told)
    {
        var criteria = DciSamples.Criteria();
        criteria.Remove(member);
        if (json is not null) criteria[member] = JsonNode.Parse(json);

        Assert.Equal(told, DciSamples.Told(DciSamples.One(criteria).Fault));
    }

    [Theory]
    [InlineData("reg_type", "\"ns:org:RegistryType:Social\"")]
    [InlineData("reg_type", "\"SOCIAL_REGISTRY\"")]
    [InlineData("version", "\"1.0.0\"")]
    [InlineData("pagination", "{\"page_size\":2000}")]
    [InlineData("pagination", "{\"page_size\":1,\"page_number\":1}")]
    [InlineData("sort", "[]")]
    [InlineData("query", "{\"type\":\"UIN\",\"value\":3306010101107001}")]
    [InlineData("query", "{\"type\":\"ns:org:IdType:NationalID\",\"value\":\"3306010101107001\"}")]
    public void What_may_be_otherwise_is_taken(string member, string json)
    {
        var criteria = DciSamples.Criteria();
        criteria[member] = JsonNode.Parse(json);

        Assert.NotNull(DciSamples.Right(criteria));
    }

    [Theory]
    [InlineData(null, null, DciEntity.Group)]
    [InlineData("SRPerson", null, DciEntity.Person)]
    [InlineData("spdci-extensions-dci:Member", null, DciEntity.Member)]
    [InlineData("SRPerson", "Group", DciEntity.Group)]
    [InlineData("Group", "Member", DciEntity.Member)]
    public void The_record_is_the_one_that_is_asked_for(string? record, string? entity, DciEntity expected)
    {
        var criteria = DciSamples.Criteria();
        if (record is not null) criteria["reg_record_type"] = record;
        if (entity is not null) criteria["response_entity"] = entity;

        Assert.Equal(expected, DciSamples.Right(criteria).Entity);
    }

    [Theory]
    [InlineData("{}", "err.request.bad dci.transaction")]
    [InlineData("{\"transaction_id\":\"\",\"search_request\":[{}]}", "err.request.bad dci.transaction")]
    [InlineData("{\"transaction_id\":123,\"search_request\":[{}]}", "err.request.bad dci.transaction")]
    [InlineData("{\"transaction_id\":\"t\"}", "err.request.bad dci.requests")]
    [InlineData("{\"transaction_id\":\"t\",\"search_request\":[]}", "err.request.bad dci.requests")]
    [InlineData("{\"transaction_id\":\"t\",\"search_request\":{}}", "err.request.bad dci.requests")]
    [InlineData("{\"transaction_id\":\"t\",\"search_request\":[{},{}]}", "rjct.total_count.invalid dci.countSmaller")]
    [InlineData("{\"header\":{\"alg\":\"a\"},\"ciphertext\":\"x\"}", "err.encryption.invalid dci.encrypted")]
    [InlineData("[]", "err.request.bad dci.message")]
    public void What_is_no_message_is_told_as_such(string json, string told) => Assert.Equal(told, DciSamples.Told(SearchCriteria.Read(DciSamples.Header, DciSamples.Utf8(JsonNode.Parse(json))).Fault));

    [Fact]
    public void A_transaction_has_99_characters_at_most()
    {
        var message = DciSamples.Message(DciSamples.Request());
        message["transaction_id"] = new string('t', 99);
        Assert.Null(SearchCriteria.Read(DciSamples.Header, DciSamples.Utf8(message)).Fault);
        message["transaction_id"] = new string('t', 100);
        Assert.Equal(DciCodes.RequestBad, SearchCriteria.Read(DciSamples.Header, DciSamples.Utf8(message)).Fault!.Code);
    }

    [Fact]
    public void A_message_that_nests_beyond_all_measure_is_not_read()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 50)) + "1" + new string('}', 50);
        Assert.Equal(DciCodes.RequestBad, SearchCriteria.Read(DciSamples.Header, System.Text.Encoding.UTF8.GetBytes(deep)).Fault!.Code);
    }

    [Fact]
    public void All_requests_of_a_message_name_500_at_most_and_those_after_are_rejected()
    {
        JsonNode In(int count, int from) => DciSamples.Criteria("expression", DciSamples.Json(
            """{"expression":{"query":{"NIK":{"$in":[LIST]}}}}""".Replace("LIST", string.Join(',', Enumerable.Range(from, count).Select(n => $"\"{n:D16}\"")), StringComparison.Ordinal)));
        var requests = Enumerable.Range(0, 6).Select(i => (JsonNode)DciSamples.Request(In(i == 5 ? 1 : 100, i * 100), $"r-{i}")).ToArray();

        var batch = SearchCriteria.Read(DciSamples.Header with { TotalCount = 6 }, DciSamples.Utf8(DciSamples.Message(requests))).Value!;

        Assert.Equal(["", "", "", "", "", "rjct.search_criteria.invalid dci.messageNamesTooMany"], batch.Items.Select(i => DciSamples.Told(i.Fault)));
    }

    private static DciItem<SearchCriteria> One(string member, string? json)
    {
        var request = DciSamples.Request();
        request.Remove(member);
        if (json is not null) request[member] = JsonNode.Parse(json);
        return Assert.Single(DciSamples.Read(DciSamples.Message(request)).Items);
    }
}
