using System.Text;
using Dtks.Functions.Partners;

namespace Dtks.Functions.Tests.Partners;

/// <summary>The parts of a message as they stand in its body: what is signed is what was sent, byte for byte.</summary>
[Trait("rule", "REG-3")]
public sealed class MessageFrameTests
{
    [Fact]
    public void The_parts_are_the_bytes_of_the_body()
    {
        var frame = Read("""
             { "x": [ {"header": 1} ], "signature": "a\u0062", "message" : {"b" : 1 , "a":"\u00e9"} , "header":{ "sender_id" : "s" } }

            """)!;

        Assert.Equal(("ab", """{ "sender_id" : "s" }""", """{"b" : 1 , "a":"\u00e9"}"""), (frame.Signature, Text(frame.Header), Text(frame.Message)));
        Assert.Equal((null, "{}", ""), (Read("""{"header":{}}""")!.Signature, Text(Read("""{"header":{}}""")!.Header), Text(Read("""{"header":{}}""")!.Message)));
        Assert.Null(Read("""{"signature":"","header":{}}""")!.Signature);
        Assert.Null(Read("""{"signature":null,"header":{}}""")!.Signature);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"header":null}""")]
    [InlineData("""{"header":[]}""")]
    [InlineData("""{"header":{}""")]
    [InlineData("""{"header":{}}{}""")]
    [InlineData("""{"header":{},}""")]
    [InlineData("""{"header":{},"signature":1}""")]
    [InlineData("""{"header":{},"signature":{}}""")]
    [InlineData("""{"header":{},"header":{}}""")]
    [InlineData("""{"header":{},"\u0068eader":{}}""")]
    [InlineData("""{"header":{},"message":{},"message":{}}""")]
    [InlineData("""{"header":{},"signature":"a","signature":"a"}""")]
    [InlineData("\uFEFF{\"header\":{}}")]
    [InlineData("""{"header":{} /* no */}""")]
    [InlineData("""{"header":{"\ud800":1}}""")]
    [InlineData("""{"header":{},"message":{"a":[{"\udc00":1}]}}""")]
    [InlineData("""{"header":{},"signature":"\ud800"}""")]
    public void What_is_none_or_could_be_read_in_two_ways_is_refused(string body) => Assert.Null(Read(body));

    [Fact]
    public void What_is_deep_or_broken_is_refused()
    {
        // What nests too deep for its request alone is read; the request tells so.
        Assert.NotNull(Read($$"""{"header":{},"message":{{new string('[', 100)}}{{new string(']', 100)}}}"""));
        Assert.Null(Read($$"""{"header":{},"message":{{new string('[', 600)}}{{new string(']', 600)}}}"""));
        foreach (var broken in new[] { """{"header":{"a":"?"}}""", """{"header":{},"message":{"?":1}}""" })
        {
            var bytes = Encoding.UTF8.GetBytes(broken);
            bytes[Array.IndexOf(bytes, (byte)'?')] = 0xff;
            Assert.Null(MessageFrame.Read(bytes));
        }

        Assert.Null(MessageFrame.Read(new byte[] { (byte)'{', (byte)'"', 0xff, (byte)'"', (byte)':', (byte)'1', (byte)'}' }));
    }

    [Fact]
    public void A_member_of_the_header_is_a_text_and_stands_there_once()
    {
        var frame = Read("""{"header":{"a":"x","b":1,"c":"x","c":"y","d":null,"f":"\ud800","is_msg_encrypted":true}}""")!;

        Assert.Equal(("x", true), (frame.HeaderText("a", out var a), a));
        Assert.Equal((null, false), (frame.HeaderText("b", out var b), b));
        Assert.Equal((null, false), (frame.HeaderText("c", out var c), c));
        Assert.Equal((null, true), (frame.HeaderText("d", out var d), d));
        Assert.Equal((null, true), (frame.HeaderText("e", out var e), e));
        Assert.Equal((null, false), (frame.HeaderText("f", out var f), f));
        Assert.True(frame.IsEncrypted);
        Assert.False(Read("""{"header":{"is_msg_encrypted":false}}""")!.IsEncrypted);
    }

    private static MessageFrame? Read(string body) => MessageFrame.Read(Encoding.UTF8.GetBytes(body));

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
