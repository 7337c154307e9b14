using Dtks.Platform.Json;
using Newtonsoft.Json;
using NodaTime;

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

    [Theory]
    [InlineData(typeof(DayOfWeek), "\"NoDay\"")]
    [InlineData(typeof(LocalDate), "\"2026-02-30\"")]
    [InlineData(typeof(LocalDate), "\"\"")]
    [InlineData(typeof(Instant), "\"2026-02-28\"")]
    [InlineData(typeof(int), "\"one\"")]
    [InlineData(typeof(IReadOnlyList<string>), "\"one\"")]
    public void A_text_where_something_else_is_meant_is_not_taken_for_it(Type type, string json) => Assert.ThrowsAny<JsonException>(() => JsonText.Read(json, type));

    [Fact]
    public void What_is_written_as_one_text_is_read_from_it()
    {
        foreach (var (value, type) in (ReadOnlySpan<(object, Type)>)[(DayOfWeek.Monday, typeof(DayOfWeek)), (DayOfWeek.Monday, typeof(DayOfWeek?)), (new LocalDate(2026, 2, 28), typeof(LocalDate)), (new LocalDate(2026, 2, 28), typeof(LocalDate?)), (Instant.FromUtc(2026, 2, 28, 1, 2), typeof(Instant)), (TimeSpan.FromDays(1), typeof(TimeSpan))])
        {
            Assert.Equal(value, JsonText.Read(JsonText.Write(value), type));
        }
    }
}
