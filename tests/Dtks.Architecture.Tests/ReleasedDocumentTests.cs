using System.Runtime.CompilerServices;
using Dtks.Platform.OpenApi;
using Newtonsoft.Json.Linq;

namespace Dtks.Architecture.Tests;

/// <summary>docs/openapi.json is the document that clients have; what differs from it is shown, and nothing breaks them unless the version says so.</summary>
public sealed class ReleasedDocumentTests
{
    // Set to anything, the test writes the file instead of comparing it.
    private const string Write = "DTKS_WRITE_DOCS";

    [Fact]
    public void What_differs_from_the_released_document_is_shown_and_nothing_breaks_its_clients()
    {
        var kept = File.Exists(Path()) ? File.ReadAllText(Path()).ReplaceLineEndings("\n").TrimEnd() : null;
        var changes = kept is null ? [] : ApiChanges.Between(JObject.Parse(kept), JObject.Parse(Now));
        var isNext = kept is not null && Major(ApiDocument.Version) > Major((string)JObject.Parse(kept).SelectToken("info.version")!);
        var breaking = isNext ? [] : changes.Where(c => c.Breaks).Select(c => c.What).ToList();
        Assert.True(breaking.Count == 0, $"This breaks clients of docs/openapi.json. Do it otherwise, or raise the first number of ApiDocument.Version:\n{string.Join('\n', breaking)}");
        if (Environment.GetEnvironmentVariable(Write) is { Length: > 0 })
            File.WriteAllText(Path(), Now + "\n");
        else
            Assert.True(kept == Now, $"docs/openapi.json is out of date; write it with: {Write}=1 dotnet test tests/Dtks.Architecture.Tests --filter {nameof(ReleasedDocumentTests)}\n{string.Join('\n', changes.Select(c => c.What))}");
    }

    [Theory]
    [InlineData("$.paths./things.post", null, true)]
    [InlineData("$.paths./things.post.responses.201", null, true)]
    [InlineData("$.paths./things.post.responses.409", null, false)]
    [InlineData("$.paths./things.post.parameters[0].required", "true", true)]
    [InlineData("$.paths./things.post.security", "[]", false)]
    [InlineData("$.paths./things.post.security", "[{'bearer':['regent']}]", true)]
    [InlineData("$.components.schemas.Draft.properties.name", null, true)]
    [InlineData("$.components.schemas.Draft.properties.kind.enum", "['a']", true)]
    [InlineData("$.components.schemas.Draft.required", "['name','kind']", true)]
    [InlineData("$.components.schemas.Draft.required", "[]", false)]
    [InlineData("$.components.schemas.Receipt.properties.id", null, true)]
    [InlineData("$.components.schemas.Receipt.properties.id.type", "'integer'", true)]
    [InlineData("$.components.schemas.Receipt.properties.id.type", "['string','null']", true)]
    [InlineData("$.components.schemas.Receipt.properties.state.enum", "['a','b']", false)]
    [InlineData("$.components.schemas.Receipt.properties.more", "{'type':'string'}", false)]
    [InlineData("$.components.schemas.Receipt.required", "[]", true)]
    [InlineData("$.components.schemas.Receipt.required", "['id','state']", false)]
    public void What_breaks_clients_is_told_from_what_does_not(string where, string? value, bool breaks)
    {
        var (was, now) = (JObject.Parse(Small), JObject.Parse(Small));
        var at = where[..where.LastIndexOf('.')];
        var name = where[(where.LastIndexOf('.') + 1)..];
        var holder = (JObject)now.SelectToken(at)!;
        if (value is null)
            holder.Remove(name);
        else
            holder[name] = JToken.Parse(value);

        var changes = ApiChanges.Between(was, now);

        Assert.NotEmpty(changes);
        Assert.Equal(breaks, changes.Any(c => c.Breaks));
        Assert.Empty(ApiChanges.Between(was, was));
    }

    // A line for each member, so that a difference can be read.
    private static readonly string Now = Indented(JObject.Parse(ApiDocumentTests.Text));

    private const string Small = """
        {"paths":{"/things":{"post":{
          "parameters":[{"name":"x","in":"query","required":false,"schema":{"type":"string"}}],
          "security":[{"bearer":["tksk"]}],
          "requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Draft"}}}},
          "responses":{"201":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Receipt"}}}},"409":{"x-codes":[{"code":"thing.taken"}]}}}}},
         "components":{"schemas":{
          "Draft":{"type":"object","properties":{"name":{"type":"string"},"kind":{"type":"string","enum":["a","b"]}},"required":["name"]},
          "Receipt":{"type":"object","properties":{"id":{"type":"string"},"state":{"type":"string","enum":["a"]}},"required":["id"]}}}}
        """;

    private static string Indented(JObject document)
    {
        using var text = new StringWriter { NewLine = "\n" };
        using var json = new Newtonsoft.Json.JsonTextWriter(text) { Formatting = Newtonsoft.Json.Formatting.Indented, Indentation = 1 };
        document.WriteTo(json);
        return text.ToString();
    }

    private static int Major(string version) => int.Parse(version.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static string Path([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", "..", "docs", "openapi.json"));
}
