using System.Text;
using Dtks.Platform.Messaging;

namespace Dtks.Platform.Tests.Messaging;

public sealed class QueueTextTests
{
    [Theory]
    [InlineData("eyJhIjoiw6kifQ==", "{\"a\":\"é\"}")]
    [InlineData("{\"a\":1}", null)]
    [InlineData("not base64 !", null)]
    [InlineData("null", null)]
    [InlineData("/w==", null)]
    [InlineData("", null)]
    public void Only_Base64_of_a_text_is_a_message(string raw, string? text) => Assert.Equal(text, QueueText.TryRead(raw));

    [Theory]
    [InlineData("{\"a\":1}")]
    [InlineData("é \u0001 😀")]
    public void What_is_sent_is_read(string text) => Assert.Equal(text, QueueText.TryRead(QueueText.Write(Encoding.UTF8.GetBytes(text))));
}
