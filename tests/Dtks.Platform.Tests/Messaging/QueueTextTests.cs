using System.Text;
using Dtks.Platform.Messaging;

namespace Dtks.Platform.Tests.Messaging;

public sealed class QueueTextTests
{
    [Theory]
    [InlineData("eyJhIjoiw6kifQ==", "{\"a\":\"é\"}")]
    [InlineData("{\"a\":1}", "{\"a\":1}")]
    [InlineData("not base64 !", "not base64 !")]
    [InlineData("null", "null")]
    [InlineData("/w==", "/w==")]
    [InlineData("", "")]
    public void A_message_is_read_whatever_it_is(string raw, string text) => Assert.Equal(text, QueueText.Read(raw));

    [Theory]
    [InlineData("{\"a\":1}")]
    [InlineData("é \u0001 😀")]
    public void What_is_sent_is_read(string text) => Assert.Equal(text, QueueText.Read(QueueText.Write(Encoding.UTF8.GetBytes(text))));
}
