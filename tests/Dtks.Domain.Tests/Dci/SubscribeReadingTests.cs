using System.Text;
using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using NodaTime;

namespace Dtks.Domain.Tests.Dci;

/// <summary>Subscriptions, their end and states as they are asked for.</summary>
[Trait("rule", "REG-3")]
public class SubscribeReadingTests
{
    internal static JsonObject Criteria() => new() { ["reg_event_type"] = "REGISTER", ["filter_type"] = "idtype-value", ["filter"] = DciSamples.ByNik(), ["notify_record_type"] = "spdci-extensions-dci:Member" };

    internal static SubscribeCriteria Right(JsonObject criteria)
    {
        var item = One(criteria);
        Assert.Equal(string.Empty, DciSamples.Told(item.Fault));
        return item.Value!;
    }

    [Theory]
    [InlineData("reg_event_type", null, "rjct.notify_types.invalid dci.event")]
    [InlineData("reg_event_type", "\"spdci-common:RegistryEventType:LiveBirth\"", "rjct.notify_types.invalid dci.event")]
    [InlineData("notify_record_type", null, "rjct.notify_details.invalid dci.recordType")]
    [InlineData("notify_record_type", "\"Farmer\"", "rjct.notify_details.invalid dci.recordType")]
    [InlineData("filter", null, "rjct.notify_details.invalid dci.filter")]
    [InlineData("filter", "{\"type\":\"NIK\",\"value\":\"1\"}", "rjct.person_id.invalid dci.valueIdentifier")]
    [InlineData("filter", "{\"type\":\"MOBILE\",\"value\":\"1\"}", "rjct.person_id.invalid dci.idType")]
    [InlineData("filter_type", "\"graphql\"", "rjct.notify_details.invalid dci.queryType")]
    [InlineData("reg_type", "\"Civil\"", "rjct.notify_details.invalid dci.registerType")]
    [InlineData("version", "\"2\"", "rjct.notify_details.invalid dci.criteriaVersion")]
    [InlineData("frequency", "{}", "rjct.notify_details.invalid dci.frequency")]
    [InlineData("frequency", """{"start_time":"2026-11-01T00:00:00Z","end_time":"2026-10-01T00:00:00Z","frequency":"0 0 0 5,15 * ? *"}""", "rjct.notify_details.invalid dci.frequency")]
    public void Each_part_has_its_code(string member, string? json, string told)
    {
        var criteria = Criteria();
        criteria.Remove(member);
        if (json is not null) criteria[member] = JsonNode.Parse(json);

        Assert.Equal(told, DciSamples.Told(One(criteria).Fault));
    }

    [Fact]
    public void Whom_it_is_about_is_named_in_each_form_and_may_be_read_again()
    {
        var expression = Criteria();
        (expression["filter_type"], expression["filter"]) = ("expression", DciSamples.Json("""{"expression":{"query":{"NIK":"HEAD"}}}"""));
        var untold = Criteria();
        untold.Remove("filter_type");
        untold["filter"] = DciSamples.Json("""[{"expression1":{"attribute_name":"NIK","operator":"eq","attribute_value":"HEAD"}}]""");
        untold["frequency"] = DciSamples.Json("""{"start_time":"2026-11-01T00:00:00Z","end_time":"2026-12-01T00:00:00Z","frequency":"0 0 0 5,15 * ? *"}""");

        Assert.Equal(DciSamples.HeadNik, Right(expression).Filter.Named()!.Single().Value);
        var read = SubscribeCriteria.Parse(Encoding.UTF8.GetBytes(Right(untold).Json));
        Assert.Equal(("predicate", DciSamples.HeadNik, DciEntity.Member), (read.FilterType, read.Filter.Named()!.Single().Value, read.Entity));
        Assert.Equal((Instant.FromUtc(2026, 11, 1, 0, 0), Instant.FromUtc(2026, 12, 1, 0, 0)), (read.From!.Value, read.Until!.Value));
        Assert.Throws<FormatException>(() => SubscribeCriteria.Parse("{}"u8.ToArray()));
        expression["filter"] = DciSamples.Json("""{"expression":{"query":{"location":"33"}}}""");
        Assert.Equal("rjct.person_id.invalid dci.namesNobody", DciSamples.Told(One(expression).Fault));
    }

    [Theory]
    [InlineData("""{"transaction_id":"t","timestamp":"2026-11-02T10:00:00Z","subscription_codes":["a","b","a"]}""", "a b")]
    [InlineData("""{"timestamp":"2026-11-02T10:00:00Z","subscription_codes":["a"]}""", "err.request.bad dci.transaction")]
    [InlineData("""{"transaction_id":"t","subscription_codes":["a"]}""", "rjct.timestamp.invalid dci.timestamp")]
    [InlineData("""{"transaction_id":"t","timestamp":"2026-11-02T10:00:00Z"}""", "rjct.subscription_code.invalid dci.subscriptionCodes")]
    [InlineData("""{"transaction_id":"t","timestamp":"2026-11-02T10:00:00Z","subscription_codes":[]}""", "rjct.subscription_code.invalid dci.subscriptionCodes")]
    [InlineData("""{"transaction_id":"t","timestamp":"2026-11-02T10:00:00Z","subscription_codes":[5]}""", "rjct.subscription_code.invalid dci.subscriptionCodes")]
    public void What_is_to_end_is_named_by_code(string json, string told)
    {
        var read = UnsubscribeRequest.Read(Encoding.UTF8.GetBytes(json));
        Assert.Equal(told, (read.Fault ?? read.Value!.Fault) is { } fault ? DciSamples.Told(fault) : string.Join(' ', read.Value!.Codes));
    }

    [Theory]
    [InlineData("search", "transaction_id", "\"t-1\"", "t-1")]
    [InlineData("subscribe", "correlation_id", "\"c-1\"", "c-1")]
    [InlineData("receipt", "reference_id_list", """["r-1","r-2","r-1"]""", "r-1 r-2")]
    [InlineData("verify", "transaction_id", "\"t-1\"", "err.request.bad dci.statusType")]
    [InlineData("search", "name", "\"t-1\"", "err.request.bad dci.statusBy")]
    [InlineData("search", "transaction_id", "5", "err.request.bad dci.statusValue")]
    [InlineData("search", "transaction_id", """["t-1"]""", "err.request.bad dci.statusValue")]
    [InlineData("search", "reference_id_list", "\"r-1\"", "err.request.bad dci.statusValue")]
    [InlineData("search", "reference_id_list", "[]", "err.request.bad dci.statusValue")]
    public void A_state_is_asked_for_by_ids(string type, string by, string value, string told)
    {
        var json = $$$"""{"transaction_id":"t","txnstatus_request":{"reference_id":"r","txn_type":"{{{type}}}","attribute_type":"{{{by}}}","attribute_value":{{{value}}} }}""";
        var read = TxnStatusRequest.Read(Encoding.UTF8.GetBytes(json));
        Assert.Equal(told, read.Fault is { } fault ? DciSamples.Told(fault) : string.Join(' ', read.Value!.Values));
    }

    [Theory]
    [InlineData(DciActions.OnSearch, "", "0")]
    [InlineData(DciActions.OnSearch, """{"transaction_id":"t","correlation_id":"c","search_response":[{"reference_id":"r","timestamp":"2026-11-02T10:00:00Z","status":"succ"}]}""", "1")]
    [InlineData(DciActions.OnSearch, """{"transaction_id":"t","search_response":[]}""", "err.request.bad dci.correlation")]
    [InlineData(DciActions.OnSearch, """{"transaction_id":"t","correlation_id":"c","search_response":[{"reference_id":"r","timestamp":"2026-11-02T10:00:00Z","status":"fine"}]}""", "err.request.bad dci.result")]
    [InlineData(DciActions.OnSubscribe, """{"transaction_id":"t","correlation_id":"c","subscribe_response":{}}""", "err.request.bad dci.requests")]
    [InlineData(DciActions.Notify, """{"transaction_id":"t","notify_event":[{"reference_id":"r","timestamp":"2026-11-02T10:00:00Z","data":{}}]}""", "1")]
    [InlineData(DciActions.Notify, """{"transaction_id":"t","notify_event":[{"reference_id":"r","timestamp":"2026-11-02T10:00:00Z"}]}""", "err.request.bad dci.result")]
    [InlineData(DciActions.OnUnsubscribe, """{"transaction_id":"t","correlation_id":"c","timestamp":"2026-11-02T10:00:00Z","status":"succ"}""", "1")]
    [InlineData(DciActions.OnUnsubscribe, """{"transaction_id":"t","correlation_id":"c","status":"succ"}""", "err.request.bad dci.result")]
    [InlineData(DciActions.TxnOnStatus, """{"transaction_id":"t","correlation_id":"c","txnstatus_response":{"txn_type":"search","txn_status":{}}}""", "1")]
    [InlineData(DciActions.TxnOnStatus, """{"transaction_id":"t","correlation_id":"c","txnstatus_response":{"txn_type":"search"}}""", "err.request.bad dci.result")]
    public void Answers_that_others_send_are_read(string action, string json, string told)
    {
        var read = AnswerMessage.Read(action, Encoding.UTF8.GetBytes(json));
        Assert.Equal(told, read.Fault is { } fault ? DciSamples.Told(fault) : $"{read.Value!.Count}");
    }

    private static DciItem<SubscribeCriteria> One(JsonObject criteria)
    {
        var request = new JsonObject { ["reference_id"] = "r-1", ["timestamp"] = DciSamples.Time, ["subscribe_criteria"] = criteria.DeepClone() };
        var message = new JsonObject { ["transaction_id"] = "t-1", ["subscribe_request"] = new JsonArray(request) };
        return Assert.Single(SubscribeCriteria.Read(DciSamples.Header, DciSamples.Utf8(message)).Value!.Items);
    }
}
