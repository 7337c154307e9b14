using Dtks.Domain.Dci;
using Dtks.Domain.Tests.Households;

namespace Dtks.Domain.Tests.Dci;

/// <summary>Expressions and predicates: read within bounds, and met by exactly those they describe.</summary>
[Trait("rule", "REG-3")]
public class QueryTests
{
    [Theory]
    [InlineData("""{"NIK":"HEAD"}""", true)]
    [InlineData("""{"NIK":{"$eq":"HEAD"}}""", true)]
    [InlineData("""{"NIK":{"$in":["HEAD","WIFE"]}}""", true)]
    [InlineData("""{"$and":[{"NIK":{"$eq":"HEAD"}},{"sex":{"$eq":"male"}}]}""", true)]
    [InlineData("""{"$and":[{"NIK":{"$eq":"HEAD"}},{"sex":{"$eq":"female"}}]}""", false)]
    [InlineData("""{"$and":[{"NIK":"HEAD"},{"demographic_info.birth_date":{"$ge":"1980-03-12","$lt":"1980-03-13"}}]}""", true)]
    [InlineData("""{"NIK":"HEAD","birth_date":{"$gt":"1980-03-12"}}""", false)]
    [InlineData("""{"NIK":"HEAD","birth_date":"1980-03-12T00:00:00Z"}""", true)]
    [InlineData("""{"NIK":"HEAD","age":{"$ge":46}}""", true)]
    [InlineData("""{"NIK":"HEAD","age":{"$gt":46}}""", false)]
    [InlineData("""{"NIK":"HEAD","YOB":{"$le":1980}}""", true)]
    [InlineData("""{"NIK":"HEAD","group_size":{"$lte":"4"}}""", true)]
    [InlineData("""{"NIK":"HEAD","poverty_score":{"$lt":5}}""", false)]
    [InlineData("""{"NIK":"HEAD","location":"3306"}""", true)]
    [InlineData("""{"NIK":"HEAD","location":"3307"}""", false)]
    [InlineData("""{"NIK":"HEAD","location":{"$in":["33","51"]}}""", true)]
    [InlineData("""{"NIK":"HEAD","marital_status":"MARRIED"}""", true)]
    [InlineData("""{"NIK":"HEAD","programme":"pkh"}""", true)]
    [InlineData("""{"NIK":"HEAD","programmes":"BPNT"}""", false)]
    [InlineData("""{"NIK":"HEAD","$not":{"name":"Contoh 2"}}""", true)]
    [InlineData("""{"$or":[{"NIK":"HEAD"},{"KK":"3306010101100001"}],"relationship":"wife"}""", true)]
    [InlineData("""{"$or":[{"NIK":"HEAD"},{"NIK":"WIFE"}],"relationship":"child"}""", false)]
    public void An_expression_is_met_by_those_it_describes(string query, bool met) =>
        Assert.Equal(met, DciSamples.Group().Meets(DciSamples.Right(Expression(query)).Query));

    [Theory]
    [InlineData("""[{"expression1":{"attribute_name":"NIK","operator":"eq","attribute_value":"HEAD"}}]""", true)]
    [InlineData("""[{"seq_num":1,"expression1":{"attribute_name":"NIK","operator":"eq","attribute_value":"HEAD"},"condition":"and","expression2":{"attribute_name":"sex","operator":"eq","attribute_value":"F"}}]""", false)]
    [InlineData("""[{"seq_num":1,"expression1":{"attribute_name":"NIK","operator":"eq","attribute_value":"HEAD"},"condition":"not","expression2":{"attribute_name":"sex","operator":"eq","attribute_value":"F"}}]""", true)]
    [InlineData("""[{"seq_num":1,"expression1":{"attribute_name":"NIK","operator":"eq","attribute_value":"HEAD"},"condition":"or"},{"seq_num":2,"expression1":{"attribute_name":"NIK","operator":"eq","attribute_value":"0000000000000000"}}]""", true)]
    [InlineData("""[{"seq_num":2,"expression1":{"attribute_name":"sex","operator":"eq","attribute_value":"F"}},{"seq_num":1,"expression1":{"attribute_name":"NIK","operator":"in","attribute_value":["WIFE"]}}]""", true)]
    public void Predicates_are_joined_in_their_order(string query, bool met) =>
        Assert.Equal(met, DciSamples.Group().Meets(DciSamples.Right(DciSamples.Criteria("predicate", DciSamples.Json(query))).Query));

    [Theory]
    [InlineData("""{"name":"Contoh 1"}""")]
    [InlineData("""{"location":"3306012001"}""")]
    [InlineData("""{"$or":[{"NIK":"HEAD"},{"name":"Contoh 2"}]}""")]
    [InlineData("""{"$not":{"NIK":"HEAD"}}""")]
    [InlineData("""{"$and":[{"poverty_score":{"$lt":5}},{"group_size":{"$lt":5}}]}""")]
    public void What_names_nobody_is_not_looked_for(string query) => Assert.Equal("rjct.search_criteria.invalid dci.namesNobody", DciSamples.Told(DciSamples.One(Expression(query)).Fault));

    [Theory]
    [InlineData("""{"NIK":{"$gt":"HEAD"}}""", "rjct.filter.invalid dci.operatorOfAttribute")]
    [InlineData("""{"NIK":{"$ne":"HEAD"}}""", "rjct.filter.invalid dci.operator")]
    [InlineData("""{"NIK":{"eq":"HEAD"}}""", "rjct.filter.invalid dci.operator")]
    [InlineData("""{"NIK":{}}""", "rjct.filter.invalid dci.operator")]
    [InlineData("""{"NIK":{"$in":[]}}""", "rjct.filter.invalid dci.values")]
    [InlineData("""{"NIK":{"$in":"HEAD"}}""", "rjct.filter.invalid dci.values")]
    [InlineData("""{"NIK":["HEAD"]}""", "rjct.filter.invalid dci.valueIdentifier")]
    [InlineData("""{"NIK":"HEAD","shoe_size":4}""", "rjct.filter.invalid dci.attribute")]
    [InlineData("""{"NIK":"HEAD","birth_date":"1980-02-30"}""", "rjct.filter.invalid dci.valueDate")]
    [InlineData("""{"NIK":"HEAD","age":"old"}""", "rjct.filter.invalid dci.valueNumber")]
    [InlineData("""{"NIK":"HEAD","location":"central_region"}""", "rjct.filter.invalid dci.valueArea")]
    [InlineData("""{"NIK":"HEAD","name":5}""", "rjct.filter.invalid dci.valueText")]
    [InlineData("""{"$and":[]}""", "rjct.filter.invalid dci.group")]
    [InlineData("""{"$and":[5]}""", "rjct.filter.invalid dci.group")]
    [InlineData("""{"$nor":[{"NIK":"HEAD"}]}""", "rjct.filter.invalid dci.group")]
    [InlineData("""{}""", "rjct.filter.invalid dci.empty")]
    public void A_malformed_expression_has_its_code(string query, string told) => Assert.Equal(told, DciSamples.Told(DciSamples.One(Expression(query)).Fault));

    [Theory]
    [InlineData("""{}""", "rjct.search_criteria.invalid dci.queryByPredicates")]
    [InlineData("""[]""", "rjct.search_criteria.invalid dci.queryByPredicates")]
    [InlineData("""[5]""", "rjct.filter.invalid dci.predicate")]
    [InlineData("""[{"expression2":{}}]""", "rjct.filter.invalid dci.predicate")]
    [InlineData("""[{"expression1":{"attribute_name":"NIK","operator":"eq"}}]""", "rjct.filter.invalid dci.predicate")]
    [InlineData("""[{"expression1":{"attribute_name":"NIK","operator":"like","attribute_value":"HEAD"}}]""", "rjct.filter.invalid dci.operator")]
    [InlineData("""[{"seq_num":"1","expression1":{"attribute_name":"NIK","operator":"eq","attribute_value":"HEAD"}}]""", "rjct.filter.invalid dci.sequence")]
    [InlineData("""[{"expression1":{"attribute_name":"NIK","operator":"eq","attribute_value":"HEAD"},"condition":"xor","expression2":{"attribute_name":"NIK","operator":"eq","attribute_value":"HEAD"}}]""", "rjct.filter.invalid dci.condition")]
    [InlineData("""[{"expression1":{"attribute_name":"NIK","operator":"eq","attribute_value":"HEAD"},"expression2":{"attribute_name":"NIK","operator":"eq","attribute_value":"HEAD"}}]""", "rjct.filter.invalid dci.condition")]
    [InlineData("""[{"expression1":{"attribute_name":"NIK","operator":"eq","attribute_value":"HEAD"},"condition":"and"}]""", "rjct.filter.invalid dci.condition")]
    public void A_malformed_predicate_has_its_code(string query, string told) =>
        Assert.Equal(told, DciSamples.Told(DciSamples.One(DciSamples.Criteria("predicate", DciSamples.Json(query))).Fault));

    [Theory]
    [InlineData(5, "")]
    [InlineData(6, "rjct.filter.invalid dci.depth")]
    [InlineData(25, "rjct.filter.invalid dci.depth")]
    public void Conditions_stand_five_deep_at_most(int depth, string told)
    {
        var query = string.Concat(Enumerable.Repeat("{\"$and\":[", depth - 1)) + "{\"NIK\":\"HEAD\"}" + string.Concat(Enumerable.Repeat("]}", depth - 1));
        Assert.Equal(told, DciSamples.Told(DciSamples.One(Expression(query)).Fault));
    }

    [Theory]
    [InlineData("sex", "female", "")]
    [InlineData("sex", "P", "")]
    [InlineData("sex", "x", "rjct.filter.invalid dci.valueUnknown")]
    [InlineData("marital_status", "single", "")]
    [InlineData("marital_status", "Unmarried", "")]
    [InlineData("marital_status", "alone", "rjct.filter.invalid dci.valueUnknown")]
    [InlineData("relationship", "childInLaw", "")]
    [InlineData("relationship", "son", "rjct.filter.invalid dci.valueUnknown")]
    [InlineData("group_type", "Household", "")]
    [InlineData("group_type", "village", "rjct.filter.invalid dci.valueUnknown")]
    [InlineData("programmes", "pbi-jkn", "")]
    [InlineData("programmes", "PIP", "rjct.filter.invalid dci.valueUnknown")]
    [InlineData("name", "anything", "")]
    public void A_value_that_the_register_never_has_is_told_rather_than_not_found(string attribute, string value, string told)
    {
        Assert.Equal(told, DciSamples.Told(DciSamples.One(Expression($$"""{"NIK":"HEAD","{{attribute}}":"{{value}}"}""")).Fault));
        Assert.Equal(told, DciSamples.Told(DciSamples.One(Expression($$"""{"NIK":"HEAD","{{attribute}}":{"$in":["{{value}}"]} }""")).Fault));
    }

    [Theory]
    [InlineData(20, "")]
    [InlineData(21, "rjct.filter.invalid dci.predicates")]
    public void A_request_has_twenty_comparisons_at_most(int count, string told)
    {
        Assert.Equal(told, DciSamples.Told(DciSamples.One(Expression($$"""{"$and":[{{string.Join(',', Enumerable.Repeat("{\"NIK\":\"HEAD\"}", count))}}]}""")).Fault));
        var predicates = string.Join(',', Enumerable.Repeat("""{"expression1":{"attribute_name":"NIK","operator":"eq","attribute_value":"HEAD"}}""", count));
        Assert.Equal(told, DciSamples.Told(DciSamples.One(DciSamples.Criteria("predicate", DciSamples.Json($"[{predicates}]"))).Fault));
    }

    [Theory]
    [InlineData(100, "")]
    [InlineData(101, "rjct.filter.invalid dci.values")]
    public void A_comparison_has_a_hundred_values_at_most(int count, string told) =>
        Assert.Equal(told, DciSamples.Told(DciSamples.One(Expression($$$"""{"NIK":{"$in":[{{{Numbers(count, 0)}}}]}}""")).Fault));

    [Fact]
    public void A_request_names_a_hundred_at_most_however_they_are_written() => Assert.Equal(
        "rjct.search_criteria.invalid dci.namesTooMany",
        DciSamples.Told(DciSamples.One(Expression($$$"""{"$or":[{"NIK":{"$in":[{{{Numbers(100, 0)}}}]}},{"NIK":"HEAD"}]}""")).Fault));

    [Theory]
    [InlineData("NIK", "NIK")]
    [InlineData("Group.group_identifier", "HOUSEHOLD")]
    [InlineData("spdci:family_card_number", "KK")]
    [InlineData("DOB", "birth_date")]
    [InlineData("Gender", "sex")]
    [InlineData("povertyScore", "poverty_score")]
    public void An_attribute_is_known_by_the_names_clients_use(string name, string expected) => Assert.Equal(expected, DciAttribute.Of(name)!.Name);

    [Fact]
    public void Nothing_of_a_query_shows_a_person()
    {
        var criteria = DciSamples.Right(DciSamples.Criteria());
        Assert.DoesNotContain(DciSamples.HeadNik, $"{criteria} {criteria.Query} {criteria.Query.Named()!.Single()} {criteria.Query.Comparisons().Single().Values[0]} {DciSamples.Group()}", StringComparison.Ordinal);
        Assert.NotEmpty(FamilySamples.Family().Members);
    }

    private static System.Text.Json.Nodes.JsonObject Expression(string query) =>
        DciSamples.Criteria("expression", DciSamples.Json("""{"type":"ns:org:QueryType:expression","value":{"expression":{"collection":"Group","query":QUERY}}}""".Replace("QUERY", query, StringComparison.Ordinal)));

    private static string Numbers(int count, int from) => string.Join(',', Enumerable.Range(from, count).Select(n => $"\"{n:D16}\""));
}
