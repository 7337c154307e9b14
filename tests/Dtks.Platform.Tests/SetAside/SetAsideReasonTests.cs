using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;
using Dtks.Platform.Protection;
using Dtks.Platform.SetAside;
using Newtonsoft.Json;

namespace Dtks.Platform.Tests.SetAside;

/// <summary>A reason says why, and nothing that a document holds (REG-3).</summary>
public sealed class SetAsideReasonTests
{
    [Fact]
    public void What_an_exception_quotes_is_not_taken_over()
    {
        var quoting = Assert.ThrowsAny<JsonException>(() => JsonConvert.DeserializeObject<Sample>("{\"number\":\"3306000000000001\",\"inner\":{\"number\":\"x3306\"}}"));

        var reason = SetAsideReason.Of(quoting);

        Assert.Equal(SetAsideReason.Unreadable, reason.Code);
        Assert.Contains("inner.number", reason.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("3306", reason.Detail, StringComparison.Ordinal);
        Assert.Equal(new SetAsideReason(SetAsideReason.Unforeseen, nameof(InvalidOperationException)), SetAsideReason.Of(new InvalidOperationException("3306000000000001")));
    }

    [Fact]
    public void A_refusal_and_a_message_keep_their_own()
    {
        Assert.Equal("proposal.lapsed", SetAsideReason.Of(new ProblemException(new Problem(422, "proposal.lapsed", "PRO-7"))).Code);
        Assert.Equal(new SetAsideReason(SetAsideReason.Malformed, "there is no x"), SetAsideReason.Of(new MessageException("there is no x")));
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public void A_closed_envelope_is_named_by_document_and_field()
    {
        var closed = new UnreadableException(new DocumentIdentity("registry", "3306", "proposal", "proposal-1"), "state.note", new FormatException("Contoh Satu"));

        Assert.Equal(new SetAsideReason(SetAsideReason.Unreadable, "registry 3306 proposal-1: state.note cannot be read (FormatException)"), SetAsideReason.Of(closed));
        Assert.DoesNotContain("Contoh", closed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_reason_may_lie_within()
    {
        var within = new InvalidOperationException("3306", new JsonSerializationException("3306", "a.b", 1, 2, innerException: null));

        Assert.Equal(new SetAsideReason(SetAsideReason.Unreadable, "JsonSerializationException at a.b"), SetAsideReason.Of(within));
    }

    private sealed record Sample(long Number, Sample? Inner);
}
