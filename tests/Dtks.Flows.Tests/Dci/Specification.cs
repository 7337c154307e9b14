using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Json.Schema;
using YamlDotNet.RepresentationModel;

namespace Dtks.Flows.Tests.Dci;

/// <summary>The standard's own OpenAPI document (tests/Shared/Dci): what it says that is sent to a path, and answered.</summary>
internal sealed class Specification
{
    private static readonly Lazy<Specification> Read = new(() => new Specification());
    // Words and samples: they hold nothing.
    private static readonly string[] Told = ["example", "deprecated", "x-logo"];

    private readonly JsonObject _document;
    private readonly ConcurrentDictionary<string, JsonSchema> _known = new(StringComparer.Ordinal);
    private readonly EvaluationOptions _whole = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private Specification()
    {
        using var text = new StreamReader(Path.Combine(AppContext.BaseDirectory, "Dci", "social_api_v1.0.0.yaml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        _document = (JsonObject)Json(yaml.Documents[0].RootNode)!;
    }

    /// <summary>The document.</summary>
    public static Specification Current => Read.Value;

    /// <summary>Its paths.</summary>
    public IEnumerable<string> Paths => _document["paths"]!.AsObject().Select(p => p.Key);

    /// <summary>What is wrong with a message that is sent to a path; nothing where it is as the document says.</summary>
    public IReadOnlyList<string> FaultsOfRequest(string path, JsonNode message) =>
        FaultsOf($"{path} request", () => _document["paths"]![path]!["post"]!["requestBody"]!["content"]!["application/json"]!["schema"]!, message);

    /// <summary>What is wrong with an answer of a path.</summary>
    public IReadOnlyList<string> FaultsOfAnswer(string path, int status, JsonNode answer)
    {
        var responses = _document["paths"]![path]!["post"]!["responses"]!.AsObject();
        var named = status.ToString(CultureInfo.InvariantCulture);
        return FaultsOf($"{path} {(responses.ContainsKey(named) ? named : "default")}", () => Whole(responses[named] ?? responses["default"]!, 0)["content"]!["application/json"]!["schema"]!, answer);
    }

    private IReadOnlyList<string> FaultsOf(string name, Func<JsonNode> schema, JsonNode value)
    {
        var known = _known.GetOrAdd(name, _ => JsonSchema.FromText(Whole(schema(), 0).ToJsonString()));
        var result = known.Evaluate(value, _whole);
        return result.IsValid ? [] : [.. result.Details.Where(d => d.HasErrors).SelectMany(d => d.Errors!.Select(e => $"{name} {d.InstanceLocation} {e.Value}")).Distinct().Take(20).DefaultIfEmpty($"{name} is not as the document says")];
    }

    // With all it refers to in its place: references go into the middle of other schemas.
    private JsonNode Whole(JsonNode node, int depth)
    {
        Assert.True(depth < 60, "The document refers to itself.");
        if (node is JsonArray items)
        {
            return new JsonArray([.. items.Select(item => item is null ? null : Whole(item, depth + 1))]);
        }

        if (node is not JsonObject members)
        {
            return node.DeepClone();
        }

        if ((string?)members["$ref"] is { } to)
        {
            return Whole(to.Split('/')[1..].Aggregate((JsonNode)_document, At), depth + 1);
        }

        return new JsonObject(members.Where(m => !Told.Contains(m.Key)).Select(m => KeyValuePair.Create(m.Key, m.Value is null ? null : Whole(m.Value, depth + 1))));
    }

    private static JsonNode At(JsonNode node, string part) => node is JsonArray list ? list[int.Parse(part, CultureInfo.InvariantCulture)]! : node[part.Replace("~1", "/", StringComparison.Ordinal)]!;

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Json(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } number when int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        YamlScalarNode text => JsonValue.Create(text.Value),
        _ => null,
    };
}
