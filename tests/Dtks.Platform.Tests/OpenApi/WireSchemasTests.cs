using System.Text.Json.Nodes;
using Dtks.Domain.Areas;
using Dtks.Platform.Http;
using Dtks.Platform.OpenApi;
using Microsoft.OpenApi;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Platform.Tests.OpenApi;

/// <summary>Schemas say of types what is written and read of them.</summary>
public sealed class WireSchemasTests
{
    [Fact]
    public void What_is_written_leaves_out_what_is_null_unless_it_says_otherwise()
    {
        var schema = Of<Written>(isRead: false);

        Assert.Equal(["area", "at", "day", "id", "kept", "level", "list", "places"], schema["required"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(["integer", "null"], TypesOf(schema, "kept"));
        Assert.Equal(["string"], TypesOf(schema, "note"));
        Assert.Equal("date", (string?)schema["properties"]!["day"]!["format"]);
        Assert.Equal("date-time", (string?)schema["properties"]!["at"]!["format"]);
        Assert.Equal("int32", (string?)schema["properties"]!["places"]!["additionalProperties"]!["format"]);
        Assert.Equal("#/components/schemas/AreaCode", (string?)schema["properties"]!["area"]!["$ref"]);
        Assert.Null(schema["properties"]!["hidden"]);
        Assert.Null(schema["additionalProperties"]);
    }

    [Fact]
    public void What_is_read_may_be_null_where_it_may_be_left_out_and_has_no_other_members()
    {
        var schema = Of<Read>(isRead: true);

        Assert.Equal(["name"], schema["required"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(["null", "string"], TypesOf(schema, "note"));
        Assert.Equal(["#/components/schemas/Written", null], schema["properties"]!["one"]!["oneOf"]!.AsArray().Select(one => (string?)one!["$ref"]));
        Assert.Equal(["null", "string"], schema["properties"]!["either"]!["anyOf"]![1]!["type"]!.AsArray().Select(type => (string)type!).Order(StringComparer.Ordinal));
        Assert.False((bool)schema["additionalProperties"]!);
    }

    [Fact]
    public void An_item_that_cannot_be_read_stands_in_lists()
    {
        string?[] both = ["#/components/schemas/Other", "#/components/schemas/UnreadableItem"];

        Assert.Equal(both, Of<ListAnswer<Other>>(isRead: false)["properties"]!["items"]!["items"]!["anyOf"]!.AsArray().Select(one => (string?)one!["$ref"]));
        Assert.Equal(both, Of<Written>(isRead: false)["properties"]!["list"]!["items"]!["anyOf"]!.AsArray().Select(one => (string?)one!["$ref"]));
    }

    [Fact]
    public void An_enum_is_its_names() =>
        Assert.Equal(["nation", "province", "regency", "district", "village"], Of<Written>(isRead: false, "AreaLevel")["enum"]!.AsArray().Select(name => (string)name!));

    [Fact]
    public void What_can_be_anything_is_named() => Assert.Contains("Anything", Assert.Throws<InvalidOperationException>(() => Of<Anything>(isRead: false)).Message, StringComparison.Ordinal);

    [Fact]
    public void Types_of_one_name_have_their_places_before_it_and_a_type_that_goes_both_ways_has_two()
    {
        var names = new SchemaNames();
        (Type, bool)[] met = [(typeof(Here.Same), false), (typeof(There.Same), false), (typeof(Other), false), (typeof(Other), true), (typeof(ListAnswer<Other>), false)];
        foreach (var (type, isRead) in met)
        {
            names.Of(type, isRead);
        }

        names.Settle();

        Assert.Equal(["HereSame", "ThereSame", "Other", "OtherInput", "ListAnswerOfOther"], met.Select(m => names.Of(m.Item1, m.Item2)));
    }

    private static JsonObject Of<T>(bool isRead, string? name = null)
    {
        var (names, document) = (new SchemaNames(), Empty());
        new WireSchemas(document, names, new DocComments()).Of(typeof(T), isRead);
        names.Settle();
        document = Empty();
        new WireSchemas(document, names, new DocComments()).Of(typeof(T), isRead);
        using var text = new StringWriter();
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        return JsonNode.Parse(text.ToString())!["components"]!["schemas"]![name ?? names.Of(typeof(T), isRead)]!.AsObject();
    }

    private static OpenApiDocument Empty() =>
        new() { Info = new OpenApiInfo { Title = "t", Version = "1" }, Paths = [], Components = new OpenApiComponents { Schemas = new Dictionary<string, IOpenApiSchema>() } };

    private static IEnumerable<string> TypesOf(JsonObject schema, string member) =>
        schema["properties"]![member]!["type"] is JsonArray several ? several.Select(type => (string)type!).Order(StringComparer.Ordinal) : [(string)schema["properties"]![member]!["type"]!];

    private sealed record Written(
        string Id, AreaCode Area, LocalDate Day, Instant At, AreaLevel Level, IReadOnlyDictionary<string, int> Places, [property: JsonProperty(NullValueHandling = NullValueHandling.Include)] int? Kept, [property: Items<Other>] IReadOnlyList<object> List, string? Note = null)
    {
        [JsonIgnore]
        public string Hidden => Id;
    }

    private sealed record Read(string Name, string? Note, Written? One, [property: OrText] Other? Either);

    private sealed record Other(string Id);

    private sealed record Anything(object One);

    private static class Here
    {
        internal sealed record Same(string Id);
    }

    private static class There
    {
        internal sealed record Same(int Id);
    }
}
