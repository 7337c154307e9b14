using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;

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

    // Whoever may have sent it: nothing that is no code and no id is shown of it (REG-3).
    [Theory]
    [Trait("rule", "REG-3")]
    [InlineData("""{"village":"3306052001","household":"0123456789abcdef0123456789abcdef"}""", "3306052001", "households/3306052001/0123456789abcdef0123456789abcdef")]
    [InlineData("""{"village":"3306052001","household":"Contoh Nama"}""", "3306052001", null)]
    [InlineData("""{"village":"0306052001999999","household":"0123456789abcdef0123456789abcdef"}""", null, null)]
    [InlineData("""{"regency":"3306"}""", "3306", null)]
    [InlineData("""{"village":{"a":1},"household":["b"]}""", null, null)]
    [InlineData("[1]", null, null)]
    [InlineData("no JSON", null, null)]
    public void What_cannot_be_worked_says_its_area_and_what_it_is_about(string sent, string? area, string? subject)
    {
        var queues = new QueueNames();
        queues.Declare("families");
        queues.About("families", "households/{village}/{household}");
        queues.Declare("plain");

        var item = queues.ItemOf("families", sent, new SetAsideReason("x", "y"));

        Assert.Equal((sent, area, subject), (item.Text, item.Area, item.Subject));
        Assert.Equal((area, null), (queues.ItemOf("plain", sent, item.Reason).Area, queues.ItemOf("plain", sent, item.Reason).Subject));
    }
}
