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

    [Theory]
    [InlineData("""{"name":"a","name":"b"}""", "/name")]
    [InlineData("""{"list":[{"flag":true},{"flag":true,"flag":false}]}""", "/list/1/flag")]
    [InlineData("""{"extra":[1,{"a/b":{"c":1,"c":2}}]}""", "/extra/1/a~1b/c")]
    [InlineData("""{"extra":1,"extra":2}""", "/extra")]
    [InlineData("""{"name":{"x":1,"x":1}}""", "/name/x")]
    public void A_member_twice_is_refused_with_its_place(string text, string pointer)
    {
        var fault = Assert.Single(Read(text, out _));

        Assert.Equal((pointer, "json.duplicateMember"), (fault.Pointer, fault.Code));
    }

    [Fact]
    public void A_byte_order_mark_is_named() =>
        Assert.Equal("json.byteOrderMark", Assert.Single(StrictJson.TryRead<Sample>([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Good)], out _)).Code);

    [Theory]
    [InlineData("{\"name\":\"\\ud800\"}", "/name", "1", "9")]
    [InlineData("{\n  \"count\":1,\n  \"list\":[{\"flag\":\"\\udc00\"}]}", "/list/0/flag", "3", "19")]
    public void Half_a_surrogate_pair_is_found_where_it_stands(string text, string pointer, string line, string column)
    {
        var fault = Assert.Single(Read(text, out _));

        Assert.Equal((pointer, "json.malformed", line, column), (fault.Pointer, fault.Code, fault.Args!["line"], fault.Args["column"]));
    }

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
    public void A_number_that_nothing_holds_is_a_fault_with_its_place(string number)
    {
        var fault = Assert.Single(Read($$"""{"name":1.5,"extra":[99999999999999999999],"count":{{number}},"on":"2026-11-01","list":[]}""", out _));

        Assert.Equal(("/count", "json.number"), (fault.Pointer, fault.Code));
    }

    [Fact]
    public void A_number_of_hundreds_of_digits_is_a_fault_and_no_exception() =>
        Assert.Equal("json.number", Assert.Single(Read($$"""{"count":{{new string('9', 500)}}}""", out _)).Code);

    [Fact]
    public void Nesting_is_bounded() => Assert.Equal("json.malformed", Assert.Single(Read(new string('[', 100_000), out _)).Code);

    [Fact]
    public void Any_bytes_are_answered_without_an_exception() =>
        Check.One(PropertyRounds.Of(100), Prop.ForAll<byte[]>(bytes => StrictJson.TryRead<Sample>(bytes, out var value).Count > 0 == value is null));

    [Theory]
    [InlineData("""{"by":{"a/b":"1","II.1":""}}""", null, null)]
    [InlineData("""{"by":{}}""", null, null)]
    [InlineData("""{"by":{"a/b":1}}""", "/by/a~1b", "json.wrongType")]
    [InlineData("""{"by":{"a":null}}""", "/by/a", "json.null")]
    [InlineData("""{"by":{"a":"1","a":"2"}}""", "/by/a", "json.duplicateMember")]
    [InlineData("""{"by":{"a":"1"},"each":[{"b":"1"},{"b":["1"]}]}""", "/each/1/b", "json.wrongType")]
    [InlineData("""{"by":["1"]}""", "/by", "json.wrongType")]
    [InlineData("""{"by":"1"}""", "/by", "json.wrongType")]
    [InlineData("""{}""", "/by", "json.missingMember")]
    public void Members_of_any_name_are_each_a_value_of_one_kind(string text, string? pointer, string? code)
    {
        var faults = StrictJson.TryRead<Map>(Encoding.UTF8.GetBytes(text), out var value);

        Assert.Equal(code is null ? [] : [(pointer!, code)], faults.Select(f => (f.Pointer, f.Code)));
        Assert.Equal(code is null, value is not null);
        if (value is { By.Count: > 0 }) Assert.Equal("1", value.By["a/b"]);
    }

    private static IReadOnlyList<JsonFault> Read(string text, out Sample? value) => StrictJson.TryRead(Encoding.UTF8.GetBytes(text), out value);

    private sealed record Sample(string Name, int Count, LocalDate On, IReadOnlyList<Part> List, string? Note);

    private sealed record Part(bool Flag);

    private sealed record Map(IReadOnlyDictionary<string, string> By, IReadOnlyList<IReadOnlyDictionary<string, string>>? Each);
}
