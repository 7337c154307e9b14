using System.Text;
using Dtks.Domain.Dci;

namespace Dtks.Domain.Tests.Dci;

/// <summary>What no text can be made of is told from what can, before it is read; half a character in a value is that request's own fault.</summary>
[Trait("rule", "REG-3")]
public class JsonBytesTests
{
    [Theory]
    [InlineData("""{"a":{"b":["\ud83d\ude00"]}}""", true)]
    [InlineData("""{"\ud83d\ude00":1}""", true)]
    [InlineData("""{"a":"\ud800"}""", true)]
    [InlineData("""{"\ud800":1}""", false)]
    [InlineData("""{"a":[{"b\udc00":1}]}""", false)]
    [InlineData("""{"a":1}{""", false)]
    [InlineData("""{"a":[[[[1]]]]}""", false)]
    public void Names_are_text(string json, bool areText) => Assert.Equal(areText, JsonBytes.AreText(Encoding.UTF8.GetBytes(json), 4));

    [Theory]
    [InlineData("{\"a\":\"\u00ff\"}")]
    [InlineData("{\"\u00ff\":1}")]
    [InlineData("{\"a\":\"\u00c3\u0028\"}")]
    public void Bytes_are_UTF_8(string json) => Assert.False(JsonBytes.AreText(Encoding.Latin1.GetBytes(json), 4));

    [Theory]
    [InlineData("""{"\ud800":1,"message_id":"m-1"}""")]
    [InlineData("""{"meta":{"\ud800":1}}""")]
    public void A_header_with_such_a_name_is_none(string header) => Assert.Equal("err.request.bad dci.header", DciSamples.Told(DciHeader.Read(Encoding.UTF8.GetBytes(header), DciActions.Search).Fault));

    [Fact]
    public void Of_several_requests_that_with_half_a_character_is_rejected_alone()
    {
        var message = DciSamples.Message(DciSamples.Request(), DciSamples.Request(reference: "r-2")).ToJsonString().Replace($"\"{DciSamples.HeadNik}\"", "\"\\ud800\"", StringComparison.Ordinal);
        var read = SearchCriteria.Read(DciSamples.Header with { TotalCount = 2 }, Encoding.UTF8.GetBytes(message));
        Assert.Null(read.Fault);
        Assert.All(read.Value!.Items, item => Assert.Equal("rjct.search_criteria.invalid dci.valueIdentifier", DciSamples.Told(item.Fault)));
        Assert.NotNull(SearchCriteria.Read(DciSamples.Header, Encoding.UTF8.GetBytes(message.Replace("\"type\":", "\"\\ud800\":", StringComparison.Ordinal))).Fault);
    }
}
