using System.Text;
using Dtks.Platform.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Dtks.Platform.Tests.Json;

public sealed class StrictJsonTests
{
    private const string Good = """{"name":"a","count":1,"on":"2026-11-01","list":[{"flag":true}]}""";

    [Fact]
    public void What_is_whole_is_read()
    {
        var faults = Read(Good, out var value);

        Assert.Empty(faults);
        Assert.Equal("a", value!.Name);
        Assert.Equal(new LocalDate(2026, 11, 1), value.On);
        Assert.True(Assert.Single(value.List).Flag);
        Assert.Null(value.Note);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{'name':'a'}")]
    [InlineData("""{"name":"a",}""")]
    [InlineData("""{"name":"a"} x""")]
    [InlineData("""/* c */ {"name":"a"}""")]
    [InlineData("""{"name":NaN}""")]
    [InlineData("{\"name\":\"\\ud800\"}")]
    public void What_is_not_json_is_malformed(string text) => Assert.Equal("json.malformed", Assert.Single(Read(text, out _)).Code);

    [Fact]
    public void Bytes_that_are_not_utf8_are_malformed()
    {
        var bytes = Encoding.UTF8.GetBytes(Good);
        bytes[9] = 0xFF;

        Assert.Equal("json.malformed", Assert.Single(StrictJson.TryRead<Sample>(bytes, out _)).Code);
    }

    [Fact]
    public void A_member_twice_is_refused() =>
        Assert.Equal("json.duplicateMember", Assert.Single(Read("""{"name":"a","name":"b"}""", out _)).Code);

    [Theory]
    [InlineData("""{"name":"a","count":1,"on":"2026-11-01","list":[],"extra":1}""", "/extra", "json.unknownMember")]
    [InlineData("""{"name":"a","count":1,"on":"2026-11-01","list":[],"a/b~c":1}""", "/a~1b~0c", "json.unknownMember")]
    [InlineData("""{"count":1,"on":"2026-11-01","list":[]}""", "/name", "json.missingMember")]
    [InlineData("""{"name":null,"count":1,"on":"2026-11-01","list":[]}""", "/name", "json.null")]
    [InlineData("""{"name":1,"count":1,"on":"2026-11-01","list":[]}""", "/name", "json.wrongType")]
    [InlineData("""{"name":"a","count":"1","on":"2026-11-01","list":[]}""", "/count", "json.wrongType")]
    [InlineData("""{"name":"a","count":1.5,"on":"2026-11-01","list":[]}""", "/count", "json.wrongType")]
    [InlineData("""{"name":"a","count":99999999999,"on":"2026-11-01","list":[]}""", "/count", "json.wrongType")]
    [InlineData("""{"name":"a","count":99999999999999999999,"on":"2026-11-01","list":[]}""", "/count", "json.wrongType")]
    [InlineData("""{"name":"a","count":1,"on":"2026-02-30","list":[]}""", "/on", "json.notADate")]
    [InlineData("""{"name":"a","count":1,"on":"2026-11-01T00:00:00","list":[]}""", "/on", "json.notADate")]
    [InlineData("""{"name":"a","count":1,"on":"2026-11-01","list":{}}""", "/list", "json.wrongType")]
    [InlineData("""{"name":"a","count":1,"on":"2026-11-01","list":[{"flag":"yes"}]}""", "/list/0/flag", "json.wrongType")]
    [InlineData("""{"name":"a","count":1,"on":"2026-11-01","list":[{"flag":true},null]}""", "/list/1", "json.null")]
    [InlineData("[]", "", "json.wrongType")]
    [InlineData("null", "", "json.null")]
    public void What_is_wrong_is_named_with_its_place(string text, string pointer, string code)
    {
        var fault = Assert.Single(Read(text, out _));

        Assert.Equal((pointer, code), (fault.Pointer, fault.Code));
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("1e999999999")]
    public void A_number_that_nothing_holds_is_a_fault_and_no_exception(string number) =>
        Assert.Equal("json.number", Assert.Single(Read($$"""{"name":"a","count":{{number}},"on":"2026-11-01","list":[]}""", out _)).Code);

    [Fact]
    public void A_number_of_hundreds_of_digits_is_a_fault_and_no_exception() =>
        Assert.Equal("json.number", Assert.Single(Read($$"""{"count":{{new string('9', 500)}}}""", out _)).Code);

    [Fact]
    public void Nesting_is_bounded() => Assert.Equal("json.malformed", Assert.Single(Read(new string('[', 100_000), out _)).Code);

    [Fact]
    public void Any_bytes_are_answered_without_an_exception() =>
        Check.One(PropertyRounds.Of(100), Prop.ForAll<byte[]>(bytes => StrictJson.TryRead<Sample>(bytes, out var value).Count > 0 == value is null));

    private static IReadOnlyList<JsonFault> Read(string text, out Sample? value) => StrictJson.TryRead(Encoding.UTF8.GetBytes(text), out value);

    private sealed record Sample(string Name, int Count, LocalDate On, IReadOnlyList<Part> List, string? Note);

    private sealed record Part(bool Flag);
}
