using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using Dtks.Domain.Partners;

namespace Dtks.Domain.Tests.Dci;

/// <summary>Asking beyond an agreement, in each of its dimensions.</summary>
[Trait("rule", "REG-3")]
public class PermissionTests
{
    private static readonly JsonObject ByName = DciSamples.Criteria("expression", DciSamples.Json("""{"expression":{"query":{"NIK":"HEAD","name":"Contoh 1"}}}"""));

    [Fact]
    public void What_is_agreed_may_be_asked() => Assert.Null(DciPermission.FaultOf(DciSamples.Right(ByName), DciSamples.Agreement, Samples.Now));

    [Fact]
    public void Another_kind_of_question_is_rejected() =>
        Assert.Equal("rjct.search_criteria.invalid dci.queryNotGranted", Fault(ByName, DciSamples.Agreement with { Queries = ["idtype-value"] }));

    [Fact]
    public void Another_type_of_identifier_is_rejected_wherever_it_stands()
    {
        var onlyCards = DciSamples.Agreement with { IdTypes = ["KK"] };
        Assert.Equal("rjct.search_criteria.invalid dci.idTypeNotGranted", Fault(DciSamples.Criteria(), onlyCards));
        Assert.Equal("rjct.search_criteria.invalid dci.idTypeNotGranted", Fault(ByName, onlyCards));
    }

    [Fact]
    public void Nothing_is_compared_or_sorted_by_what_is_not_given()
    {
        var without = DciSamples.Agreement with { Fields = [.. AgreementTerms.Fields.Where(f => f is not "name" and not "birth_date")] };
        Assert.Equal("rjct.filter.invalid dci.attributeNotGranted", Fault(ByName, without));
        Assert.Equal("rjct.sort.invalid dci.attributeNotGranted", Fault(Sorted("age"), without));
        Assert.Equal(string.Empty, Fault(Sorted("sex"), without));
    }

    [Theory]
    [InlineData(null, "rjct.search_criteria.invalid dci.consentMissing")]
    [InlineData("{}", "rjct.search_criteria.invalid dci.consentMissing")]
    [InlineData("""{"ts":"2026-11-01T10:00:00Z"}""", "rjct.search_criteria.invalid dci.consentMissing")]
    [InlineData("""{"ts":"2026-11-01T10:00:00Z","purpose":{"code":"a b"}}""", "rjct.search_criteria.invalid dci.consentMissing")]
    [InlineData("""{"ts":"2026-11-31T10:00:00Z","purpose":{"code":"c-1"}}""", "rjct.search_criteria.invalid dci.consentMissing")]
    [InlineData("""{"ts":"2026-11-02T03:01:01Z","purpose":{"code":"c-1"}}""", "rjct.search_criteria.invalid dci.consentMissing")]
    [InlineData("""{"ts":"2026-11-02T03:01:00Z","purpose":{"code":"c-1"}}""", "")]
    [InlineData("""{"ts":"1999-12-31T23:59:59Z","purpose":{"code":"c-1"}}""", "rjct.search_criteria.invalid dci.consentMissing")]
    [InlineData("""{"ts":"0001-01-01T00:00:00Z","purpose":{"code":"c-1"}}""", "rjct.search_criteria.invalid dci.consentMissing")]
    [InlineData("""{"ts":"2000-01-01T00:00:00Z","purpose":{"code":"c-1"}}""", "")]
    public void A_consent_is_named_where_it_is_demanded(string? consent, string told)
    {
        var criteria = DciSamples.Criteria();
        if (consent is not null) criteria["consent"] = JsonNode.Parse(consent);
        Assert.Equal(told, Fault(criteria, DciSamples.Agreement with { ConsentRequired = true }));
        Assert.Equal(string.Empty, Fault(criteria, DciSamples.Agreement));
    }

    [Fact]
    public void A_subscription_asks_for_what_is_agreed()
    {
        var criteria = SubscribeReadingTests.Right(SubscribeReadingTests.Criteria());
        Assert.Null(DciPermission.FaultOf(criteria, DciSamples.Agreement, Samples.Now));
        Assert.Equal("rjct.notify_types.invalid dci.eventNotGranted", DciSamples.Told(DciPermission.FaultOf(criteria, DciSamples.Agreement with { Events = ["UPDATE"] }, Samples.Now)));
        Assert.Equal("rjct.notify_details.invalid dci.noCallback", DciSamples.Told(DciPermission.FaultOf(criteria, DciSamples.Agreement with { Callback = null }, Samples.Now)));
        Assert.Equal("rjct.notify_details.invalid dci.queryNotGranted", DciSamples.Told(DciPermission.FaultOf(criteria, DciSamples.Agreement with { Queries = ["predicate"] }, Samples.Now)));
        Assert.Equal("rjct.notify_details.invalid dci.authorizeMissing", DciSamples.Told(DciPermission.FaultOf(criteria, DciSamples.Agreement with { ConsentRequired = true }, Samples.Now)));
        Assert.Equal("rjct.notify_details.invalid dci.idTypeNotGranted", DciSamples.Told(DciPermission.FaultOf(criteria, DciSamples.Agreement with { IdTypes = [] }, Samples.Now)));
    }

    private static JsonObject Sorted(string attribute)
    {
        var criteria = DciSamples.Criteria();
        criteria["sort"] = new JsonArray(new JsonObject { ["attribute_name"] = attribute });
        return criteria;
    }

    private static string Fault(JsonObject criteria, Agreement agreement) => DciSamples.Told(DciPermission.FaultOf(DciSamples.Right(criteria), agreement, Samples.Now));
}
