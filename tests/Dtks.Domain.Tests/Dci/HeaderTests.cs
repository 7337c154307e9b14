using System.Text;
using System.Text.Json.Nodes;
using Dtks.Domain.Dci;

namespace Dtks.Domain.Tests.Dci;

/// <summary>The header of a message: all that is required of it, each by itself, and the code for what is wrong.</summary>
[Trait("rule", "REG-3")]
public class HeaderTests
{
    public static TheoryData<string> Actions => [.. DciActions.All];

    [Theory]
    [MemberData(nameof(Actions))]
    public void A_header_with_all_it_must_have_is_read(string action)
    {
        var read = DciHeader.Read(DciSamples.Utf8(DciSamples.HeaderOf(action)), action);

        Assert.Equal(string.Empty, DciSamples.Told(read.Fault));
        Assert.Equal(("m-1", action, 1), (read.Value!.MessageId, read.Value.Action, read.Value.TotalCount));
        Assert.Equal(Samples.Now, read.Value.SentAt);
    }

    [Theory]
    [InlineData(DciActions.OnSubscribe)]
    [InlineData(DciActions.OnUnsubscribe)]
    public void The_answers_to_subscriptions_have_a_requests_header(string action)
    {
        var header = DciSamples.HeaderOf(action);
        Assert.False(header.ContainsKey("status"));
        header["status"] = "succ";
        Assert.Equal(string.Empty, DciSamples.Told(DciHeader.Read(DciSamples.Utf8(header), action).Fault));
        header.Remove("sender_id");
        Assert.Equal("err.sender_id.invalid dci.sender", DciSamples.Told(DciHeader.Read(DciSamples.Utf8(header), action).Fault));
    }

    [Theory]
    [InlineData("version", null)]
    [InlineData("is_msg_encrypted", "false")]
    [InlineData("meta", "\"anything\"")]
    [InlineData("receiver_id", null)]
    [InlineData("total_count", "21800")]
    [InlineData("total_count", "1.0")]
    [InlineData("message_id", "\"789\"")]
    public void What_may_be_otherwise_is_taken(string member, string? json) => Assert.Equal(string.Empty, Fault(DciActions.Search, member, json));

    [Theory]
    [InlineData("message_id", null, "err.request.bad dci.messageId")]
    [InlineData("message_id", "123", "err.request.bad dci.messageId")]
    [InlineData("message_id", "\"\"", "err.request.bad dci.messageId")]
    [InlineData("version", "\"2.0.0\"", "rjct.version.invalid dci.version")]
    [InlineData("version", "1", "rjct.version.invalid dci.version")]
    [InlineData("message_ts", null, "rjct.message_ts.invalid dci.messageTime")]
    [InlineData("message_ts", "\"2026-02-30T10:00:00Z\"", "rjct.message_ts.invalid dci.messageTime")]
    [InlineData("message_ts", "\"2026-11-02T10:00:00\"", "rjct.message_ts.invalid dci.messageTime")]
    [InlineData("message_ts", "\"02.05.2004\"", "rjct.message_ts.invalid dci.messageTime")]
    [InlineData("message_ts", "\"\"", "rjct.message_ts.invalid dci.messageTime")]
    [InlineData("message_ts", "\"9999-12-31T23:59:59-14:00\"", "rjct.message_ts.invalid dci.messageTime")]
    [InlineData("message_ts", "\"9999-12-31T23:59:59.9999999Z\"", "")]
    [InlineData("message_ts", "\"0001-01-01T13:59:59+14:00\"", "rjct.message_ts.invalid dci.messageTime")]
    [InlineData("message_ts", "\"0001-01-01T14:00:00+14:00\"", "")]
    [InlineData("message_ts", "\"0000-12-31T12:00:00-14:00\"", "")]
    [InlineData("message_ts", "\"-9998-01-01T00:00:00+14:00\"", "rjct.message_ts.invalid dci.messageTime")]
    [InlineData("action", null, "rjct.action.invalid dci.action")]
    [InlineData("action", "\"disburse\"", "rjct.action.invalid dci.action")]
    [InlineData("action", "\"subscribe\"", "rjct.action.not_supported dci.actionOther")]
    [InlineData("sender_id", null, "err.sender_id.invalid dci.sender")]
    [InlineData("total_count", null, "rjct.total_count.invalid dci.count")]
    [InlineData("total_count", "0", "rjct.total_count.invalid dci.count")]
    [InlineData("total_count", "-1", "rjct.total_count.invalid dci.count")]
    [InlineData("total_count", "\"1\"", "rjct.total_count.invalid dci.count")]
    [InlineData("total_count", "1.5", "rjct.total_count.invalid dci.count")]
    [InlineData("is_msg_encrypted", "true", "err.encryption.invalid dci.encrypted")]
    [InlineData("is_msg_encrypted", "\"no\"", "err.request.bad dci.encryptedKind")]
    public void Each_malformed_part_has_its_code(string member, string? json, string told) => Assert.Equal(told, Fault(DciActions.Search, member, json));

    [Theory]
    [InlineData("status", null, "err.request.bad dci.status")]
    [InlineData("status", "\"done\"", "err.request.bad dci.status")]
    [InlineData("status_reason_code", "\"rjct.guess\"", "err.request.bad dci.status")]
    [InlineData("status_reason_code", "\"rjct.version.invalid\"", "")]
    [InlineData("total_count", null, "")]
    [InlineData("total_count", "0", "")]
    [InlineData("sender_id", null, "")]
    public void An_answers_header_has_a_status(string member, string? json, string told) => Assert.Equal(told, Fault(DciActions.OnSearch, member, json));

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"message_id\":\"1\",\"message_id\":\"2\"}")]
    [InlineData("{\"message_id\":\"\\ud800\"}")]
    public void What_is_no_header_is_told_as_such(string json) => Assert.Equal(DciCodes.RequestBad, DciHeader.Read(Encoding.UTF8.GetBytes(json), DciActions.Search).Fault!.Code);

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(1, 5, "")]
    [InlineData(2, 1, "rjct.total_count.invalid dci.countSmaller")]
    [InlineData(100, 100, "")]
    [InlineData(101, 101, "rjct.total_count.limit_exceeded dci.countExceeded")]
    [InlineData(1, 100_000, "")]
    [InlineData(1, 100_001, "rjct.total_count.limit_exceeded dci.countExceeded")]
    public void A_message_holds_no_more_than_is_announced_and_no_more_than_100(int requests, int announced, string told) =>
        Assert.Equal(told, DciSamples.Told((DciSamples.Header with { TotalCount = announced }).FaultOf(requests)));

    [Fact]
    public void An_acknowledgement_tells_errors_alone()
    {
        Assert.Equal(DciCodes.VersionNotSupported, DciCodes.AsError(DciCodes.VersionInvalid));
        Assert.Equal(DciCodes.RequestBad, DciCodes.AsError(DciCodes.CountInvalid));
        Assert.Equal(DciCodes.SenderInvalid, DciCodes.AsError(DciCodes.SenderInvalid));
    }

    private static string Fault(string action, string member, string? json)
    {
        var header = DciSamples.HeaderOf(action);
        header.Remove(member);
        if (json is not null) header[member] = JsonNode.Parse(json);
        return DciSamples.Told(DciHeader.Read(DciSamples.Utf8(header), action).Fault);
    }
}
