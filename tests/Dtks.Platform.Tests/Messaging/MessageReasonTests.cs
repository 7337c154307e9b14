using System.Globalization;
using Dtks.Platform.Messaging;

namespace Dtks.Platform.Tests.Messaging;

/// <summary>Why a message is set aside is told in the log and stored: of its own words only ids are quoted.</summary>
[Trait("rule", "REG-3")]
public sealed class MessageReasonTests
{
    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("3306162006")]
    [InlineData("3306")]
    [InlineData("ID")]
    [InlineData("7")]
    [InlineData("2026-11")]
    [InlineData("2026-11-26")]
    [InlineData("2026-11-26T08")]
    [InlineData("2026-11-26/07")]
    public void An_id_is_quoted(string id) => Assert.Equal($"there is no {id}", new MessageException($"there is no {id}").Message);

    [Theory]
    [InlineData("3306162006010175")]
    [InlineData("081200000001")]
    [InlineData("19750304")]
    [InlineData("CONTOH SATU")]
    [InlineData("contoh")]
    [InlineData("3306162006\n")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_is_left_out(string? text) => Assert.Equal("there is no …", new MessageException($"there is no {text}").Message);

    [Fact]
    public void Numbers_instants_and_what_the_code_itself_knows_are_quoted()
    {
        var (place, at, kind) = (101L, DateTimeOffset.UnixEpoch, "proposal");

        Assert.Equal("page 101 of proposal at 1970", new MessageException($"page {place} of {kind:known} at {at:yyyy}").Message);
        Assert.Equal("page …", new MessageException($"page {new Uri("http://contoh/")}").Message);
        Assert.Equal("no place", new MessageException("no place").Message);
        Assert.Equal("a 1", new MessageException(string.Create(CultureInfo.InvariantCulture, $"a {1}")).Message);
    }
}
