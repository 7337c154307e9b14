using Dtks.Platform.Messaging;

namespace Dtks.Platform.Tests.Messaging;

/// <summary>What a message is set aside as: without what differs from one sending to the next, and else as it was sent.</summary>
public sealed class QueueNamesTests
{
    [Theory]
    [InlineData("""{"bucket":"2026-12-22/07","turn":3}""", """{"bucket":"2026-12-22/07"}""")]
    [InlineData("""{"at":"2026-11-26T08:00:00.120+07:00","turn":3}""", """{"at":"2026-11-26T08:00:00.120+07:00"}""")]
    [InlineData("""{ "at" : "2026-11-26T08:00:00.120+07:00" }""", """{ "at" : "2026-11-26T08:00:00.120+07:00" }""")]
    [InlineData("[1]", "[1]")]
    [InlineData("no JSON", "no JSON")]
    public void It_goes_without_what_counts_and_is_else_what_was_sent(string sent, string kept)
    {
        var queues = new QueueNames();
        queues.Declare("counted", "turn");
        queues.Declare("plain");

        Assert.Equal(kept, queues.CauseOf("counted", sent));
        Assert.Equal(sent, queues.CauseOf("plain", sent));
    }
}
