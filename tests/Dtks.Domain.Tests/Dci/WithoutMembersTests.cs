using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using Dtks.Domain.Tests.Households;

namespace Dtks.Domain.Tests.Dci;

/// <summary>Where an agreement does not give a household's members, nothing is learned of those whom a question does not name by NIK: not by what meets it, nor by its order.</summary>
[Trait("rule", "REG-3")]
public class WithoutMembersTests
{
    private const string Kk = "3306010101100001";

    private static readonly Domain.Partners.Agreement Without = DciSamples.Agreement with { Fields = [.. DciSamples.Agreement.Fields.Where(f => f != "members")] };

    private static readonly RegisteredGroup Family = DciSamples.Group(FamilySamples.Family() with { Id = "h1" });

    [Theory]
    [InlineData("""{"KK":"KK","birth_date":{"$ge":"2015-09-01"}}""", 1, 0)]
    [InlineData("""{"KK":"KK","birth_date":{"$ge":"2015-09-02"}}""", 0, 0)]
    [InlineData("""{"HOUSEHOLD":"3306012001-h1","name":"Contoh 2"}""", 1, 0)]
    [InlineData("""{"KK":"KK","sex":"female"}""", 1, 0)]
    [InlineData("""{"KK":"KK","yob":2015}""", 1, 0)]
    [InlineData("""{"KK":"KK","age":{"$lt":12}}""", 1, 0)]
    [InlineData("""{"KK":"KK","marital_status":"single"}""", 1, 0)]
    [InlineData("""{"KK":"KK","$not":{"sex":"male"}}""", 1, 1)]
    [InlineData("""{"KK":"KK","$not":{"NIK":"HEAD"}}""", 1, 1)]
    [InlineData("""{"KK":"KK","group_size":4}""", 1, 1)]
    [InlineData("""{"KK":"KK","NIK":"WIFE","birth_date":"1982-07-15"}""", 1, 1)]
    [InlineData("""{"KK":"KK","NIK":"WIFE","birth_date":"2015-09-01"}""", 0, 0)]
    [InlineData("""{"$or":[{"KK":"KK"},{"NIK":"HEAD"}],"birth_date":{"$ge":"2000-01-01"}}""", 1, 0)]
    public void Who_is_not_named_meets_nothing(string query, int with, int without)
    {
        var criteria = Expression(query);
        Assert.Equal((with, without), (DciSamples.Answer(criteria, null, Family).Total, DciSamples.Answer(criteria, Without, Family).Total));
    }

    [Fact]
    public void What_is_unknown_of_who_is_not_named_is_the_same_whatever_they_are()
    {
        var single = DciSamples.Group(FamilySamples.Family(FamilySamples.Head));
        foreach (var nik in new[] { DciSamples.HeadNik, DciSamples.WifeNik })
        {
            Assert.Equal(1, DciSamples.Answer(Expression("""{"KK":"KK","$not":{"NIK":"X"}}""".Replace("X", nik, StringComparison.Ordinal)), Without, single).Total);
        }
    }

    [Fact]
    public void Nobody_is_sorted_by_a_head_who_is_not_named()
    {
        var (young, old) = (Of("h1", "3306010101100001", FamilySamples.Son), Of("h2", "3306010101100002", FamilySamples.Head));
        var criteria = Expression("""{"KK":{"$in":["3306010101100001","3306010101100002"]}}""");
        criteria["sort"] = new JsonArray(new JsonObject { ["attribute_name"] = "birth_date" });

        Assert.Equal(["3306012001-h2", "3306012001-h1"], Ids(DciSamples.Answer(criteria, null, young, old)));
        Assert.Equal(["3306012001-h1", "3306012001-h2"], Ids(DciSamples.Answer(criteria, Without, young, old)));

        static RegisteredGroup Of(string id, string card, Domain.People.Member head) =>
            DciSamples.Group(FamilySamples.Of(id, Domain.People.FamilyCardNumber.Parse(card), Samples.VillageWib, [head]));
        static IEnumerable<string?> Ids(SearchAnswer answer) => answer.Records.Select(r => (string?)r["group_identifier"]![0]!["identifier_value"]);
    }

    [Theory]
    [InlineData("""{"NIK":"WIFE","KK":"KK"}""", 1)]
    [InlineData("""{"KK":"KK","NIK":"WIFE"}""", 1)]
    [InlineData("""{"HOUSEHOLD":"3306012001-h1","KK":"KK","NIK":"WIFE"}""", 1)]
    [InlineData("""{"KK":"KK","NIK":{"$in":["WIFE","HEAD"]}}""", 2)]
    [InlineData("""{"NIK":{"$in":["WIFE","HEAD"]},"KK":"KK"}""", 2)]
    public void A_question_is_the_same_in_whatever_order_it_is_said(string query, int members)
    {
        var criteria = Expression(query);
        criteria["response_entity"] = "Member";
        Assert.Equal(members, DciSamples.Answer(criteria, Without, Family).Total);
        Assert.Equal(members, DciSamples.Answer(criteria, null, Family).Total);
    }

    [Fact]
    public void A_household_that_got_a_no_is_one_that_was_asked_about()
    {
        var no = DciSamples.Answer(Expression("""{"KK":"KK","group_size":9}"""), null, Family);
        Assert.Equal((0, "3306012001-h1"), (no.Shown.Count, Assert.Single(no.Asked).Id));
        var yes = DciSamples.Answer(Expression("""{"KK":"KK","group_size":4}"""), null, Family);
        Assert.Equal((1, 0), (yes.Shown.Count, yes.Asked.Count));
        Assert.Empty(DciSamples.Answer(Expression("""{"KK":"KK","group_size":9}"""), DciSamples.Agreement with { Areas = ["51"] }).Asked);
    }

    private static JsonObject Expression(string query) =>
        DciSamples.Criteria("expression", new JsonObject { ["expression"] = new JsonObject { ["query"] = DciSamples.Json(query.Replace("\"KK\":\"KK\"", $"\"KK\":\"{Kk}\"", StringComparison.Ordinal)) } });
}
