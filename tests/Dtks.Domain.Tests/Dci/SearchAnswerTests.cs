using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using Dtks.Domain.Households;
using Dtks.Domain.Tests.Households;
using NodaTime;

namespace Dtks.Domain.Tests.Dci;

/// <summary>What a search comes to: the records, what an agreement gives of them, their order and their pages.</summary>
[Trait("rule", "REG-3")]
public class SearchAnswerTests
{
    private static readonly JsonObject Members = DciSamples.Criteria(query: new JsonObject { ["type"] = "KK", ["value"] = FamilySamples.Card.Value });

    [Fact]
    public void A_household_is_told_as_the_standards_group()
    {
        var household = FamilySamples.Family() with { Welfare = new Welfare(2, "DTSEN", new LocalDate(2026, 10, 1)) };
        var group = Assert.Single(DciSamples.Answer(DciSamples.Criteria(), null, DciSamples.Group(household)).Records);

        Assert.Equal("Group", (string?)group["@type"]);
        Assert.Equal(["HOUSEHOLD 3306012001-h-1", "KK 3306010101100001"], Identifiers(group["group_identifier"]));
        Assert.Equal(("household", 4, 2, "decile"), ((string?)group["group_type"], (int)group["group_size"]!, (int)group["poverty_score"]!, (string?)group["poverty_score_type"]));
        Assert.Equal("Jalan Contoh 1, RT 001/RW 002, Desa Contoh, Kecamatan Contoh", (string?)group["place"]!["address"]);
        Assert.Equal("2026-11-02T03:00:00Z", (string?)group["registration_date"]);
        Assert.Equal("head", (string?)group["group_head_info"]!["relationship_head"]);
        Assert.Equal(4, group["member_list"]!.AsArray().Count);
        var wife = group["member_list"]![1]!;
        Assert.Equal([$"NIK {DciSamples.WifeNik}"], Identifiers(wife["member_identifier"]));
        Assert.Equal(("Contoh 2", "female", "1982-07-15", "married"), ((string?)wife["demographic_info"]!["name"]!["given_name"], (string?)wife["demographic_info"]!["sex"], (string?)wife["demographic_info"]!["birth_date"], (string?)wife["marital_status"]));
        Assert.Equal(["PKH active 2026-11-01", "PBI-JKN active 2026-11-01"], wife["programme_identifier"]!.AsArray().Select(e => $"{e!["programme"]!["programme_identifier"]} {e["enrolment_status"]} {e["enrolment_date"]}"));
    }

    [Fact]
    public void What_was_stopped_is_told_with_the_month_it_ended()
    {
        var household = FamilySamples.Family();
        var stopped = household.Entitlements[0] with { Status = EntitlementStatus.Stopped, StoppedFrom = FamilySamples.November.Next, Ground = 5 };
        var group = Assert.Single(DciSamples.Answer(DciSamples.Criteria(), null, DciSamples.Group(household with { Entitlements = [stopped] })).Records);

        var enrolment = Assert.Single(group["programme_identifier"]!.AsArray())!;
        Assert.Equal(("active", "2026-12-01"), ((string?)enrolment["enrolment_status"], (string?)enrolment["status_change_date"]));
    }

    public static TheoryData<string> Fields => [.. DciSamples.Agreement.Fields];

    [Theory]
    [MemberData(nameof(Fields))]
    public void What_an_agreement_does_not_give_is_not_there(string field)
    {
        var shown = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["identifier"] = ["identifier_type"],
            ["name"] = ["given_name"],
            ["sex"] = ["sex"],
            ["birth_date"] = ["birth_date"],
            ["birth_place"] = ["birth_place"],
            ["address"] = ["street_address", "place"],
            ["marital_status"] = ["marital_status"],
            ["relationship"] = ["relationship_head"],
            ["group_type"] = ["group_type"],
            ["group_size"] = ["group_size"],
            ["members"] = ["member_list", "group_head_info"],
            ["poverty_score"] = ["poverty_score", "poverty_score_type"],
            ["programmes"] = ["programme_identifier"],
            ["registration_date"] = ["registration_date"],
            ["last_updated"] = ["last_updated"],
        }[field];
        var household = DciSamples.Group(FamilySamples.Family() with { Welfare = new Welfare(2, "DTSEN", new LocalDate(2026, 10, 1)) });
        var (with, without) = (Answered(DciSamples.Agreement.Fields), Answered([.. DciSamples.Agreement.Fields.Where(f => f != field)]));

        Assert.All(shown, name => Assert.Contains($"\"{name}\":", with, StringComparison.Ordinal));
        Assert.All(shown, name => Assert.DoesNotContain($"\"{name}\":", without, StringComparison.Ordinal));

        string Answered(IReadOnlyList<string> fields) => DciSamples.Answer(DciSamples.Criteria(), DciSamples.Agreement with { Fields = fields }, household).Records[0].ToJsonString();
    }

    [Fact]
    public void Numbers_are_told_of_those_types_alone_by_which_one_may_ask()
    {
        var group = DciSamples.Answer(DciSamples.Criteria(), DciSamples.Agreement with { IdTypes = ["NIK"] }).Records[0];
        Assert.Null(group["group_identifier"]);
        Assert.DoesNotContain(FamilySamples.Card.Value, group.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ID", 1)]
    [InlineData("33", 1)]
    [InlineData("3306012001", 1)]
    [InlineData("3306012002", 0)]
    [InlineData("51", 0)]
    public void Of_another_area_there_is_nothing(string area, int count)
    {
        var answer = DciSamples.Answer(DciSamples.Criteria(), DciSamples.Agreement with { Areas = [area] });
        Assert.Equal((count, count, null), (answer.Records.Count, answer.Total, answer.Fault));
        Assert.Equal(count, answer.Shown.Count);
    }

    [Fact]
    public void Who_is_not_registered_and_who_is_gone_are_nothing_all_the_same()
    {
        Assert.Empty(SearchAnswer.Of(DciSamples.Right(DciSamples.Criteria()), DciSamples.Agreement, []).Records);
        Assert.Empty(DciSamples.Answer(DciSamples.Criteria(), null, DciSamples.Group(FamilySamples.Family() with { Members = [] })).Records);
        Assert.Empty(DciSamples.Answer(DciSamples.Criteria(query: DciSamples.ByNik("9999999999999999"))).Records);
    }

    [Fact]
    public void A_person_alone_is_answered_to_who_asks_for_members()
    {
        var answer = DciSamples.Answer(With(DciSamples.Criteria(query: DciSamples.ByNik(DciSamples.WifeNik)), "response_entity", "Member"));
        Assert.Equal("Contoh 2", (string?)Assert.Single(answer.Records)["demographic_info"]!["name"]!["given_name"]);
        Assert.Equal("SRPerson", (string?)Assert.Single(DciSamples.Answer(With(DciSamples.Criteria(), "reg_record_type", "SRPerson")).Records)["@type"]);
    }

    [Fact]
    public void Other_members_of_a_household_are_there_only_where_an_agreement_gives_members()
    {
        var all = With(Members, "response_entity", "Member");
        Assert.Equal(4, DciSamples.Answer(all).Total);
        var without = DciSamples.Agreement with { Fields = [.. DciSamples.Agreement.Fields.Where(f => f != "members")] };
        Assert.Equal(0, DciSamples.Answer(all, without).Total);
        Assert.Equal(1, DciSamples.Answer(With(DciSamples.Criteria(), "response_entity", "Member"), without).Total);
    }

    [Theory]
    [InlineData("birth_date", "asc", "1 2 3 4")]
    [InlineData("birth_date", "desc", "4 3 2 1")]
    [InlineData("sex", "asc", "2 4 1 3")]
    public void Records_are_sorted_as_asked(string attribute, string order, string expected)
    {
        var criteria = With(With(Members, "response_entity", "Member"), "sort", new JsonArray(new JsonObject { ["attribute_name"] = attribute, ["sort_order"] = order }, new JsonObject { ["attribute_name"] = "name" }));
        Assert.Equal(expected, string.Join(' ', DciSamples.Answer(criteria).Records.Select(r => ((string)r["demographic_info"]!["name"]!["given_name"]!)[^1])));
    }

    [Theory]
    [InlineData(3, 1, 3)]
    [InlineData(3, 2, 1)]
    [InlineData(3, 3, 0)]
    [InlineData(2000, 2147483647, 0)]
    [InlineData(4, 1, 4)]
    public void A_page_beyond_the_end_is_empty_and_says_how_many_there_are(int size, int number, int count)
    {
        var answer = DciSamples.Answer(With(With(Members, "response_entity", "Member"), "pagination", new JsonObject { ["page_size"] = size, ["page_number"] = number }));
        Assert.Equal((count, 4, new DciPage(size, number)), (answer.Records.Count, answer.Total, answer.Page));
        Assert.Equal(count == 0 ? 0 : 1, answer.Shown.Count);
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(501, DciCodes.TooManyFound)]
    public void More_than_500_records_come_in_pages(int count, string? code)
    {
        var family = FamilySamples.Family([.. Enumerable.Repeat(FamilySamples.Son, count)]);
        var all = With(Members, "response_entity", "Member");
        Assert.Equal(code, DciSamples.Answer(all, null, DciSamples.Group(family)).Fault?.Code);
        Assert.Equal(count, DciSamples.Answer(With(all, "pagination", new JsonObject { ["page_size"] = 10 }), null, DciSamples.Group(family)).Total);
    }

    [Fact]
    public void Who_is_gone_is_told_with_no_more_than_their_number()
    {
        var gone = new DciRecords(DciSamples.Agreement).Gone(DciEntity.Member, FamilySamples.Son.Nik, Samples.Now);
        Assert.Equal(["@context", "@type", "member_identifier", "last_updated", "additional_attributes"], gone.Select(m => m.Key));
    }

    private static JsonObject With(JsonObject criteria, string member, JsonNode value)
    {
        var copy = criteria.DeepClone().AsObject();
        copy[member] = value.DeepClone();
        return copy;
    }

    private static IEnumerable<string> Identifiers(JsonNode? list) => list!.AsArray().Select(i => $"{i!["identifier_type"]} {i["identifier_value"]}");
}
