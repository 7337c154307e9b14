using Dtks.Platform.Json;
using Newtonsoft.Json;

namespace Dtks.Platform.Tests.Json;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("CONTOH SATU")]
    [InlineData("~!#/<'>&")]
    [InlineData("a \"quoted\" word")]
    [InlineData("back\\slash")]
    [InlineData("\"")]
    [InlineData("line\nbreak and \u0001")]
    [InlineData("José \u0085 \u2028 \u007f")]
    [InlineData("half \ud800")]
    public void A_text_is_written_as_the_library_writes_it_and_read_back(string text)
    {
        Assert.Equal(JsonConvert.ToString(text), JsonText.Write(text));
        Assert.Equal(text, JsonText.Read<string>(JsonText.Write(text)));
    }

    [Theory]
    [InlineData("\"two\" \"texts\"")]
    [InlineData("\"")]
    [InlineData("\"cut short\\\"")]
    public void What_only_looks_like_a_text_is_none(string json) => Assert.ThrowsAny<JsonException>(() => JsonText.Read<string>(json));

    [Fact]
    public void A_text_where_something_else_is_meant_is_not_taken_for_it() => Assert.ThrowsAny<JsonException>(() => JsonText.Read<DayOfWeek>("\"NoDay\""));
}
