using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Dtks.Tests.ApiContract;

/// <summary>The schemas of a document; an object of an answer has no members but those that are told of.</summary>
internal sealed class ContractSchemas
{
    private const string Base = "https://dtks.example/api";

    private readonly EvaluationOptions _quick = new() { OutputFormat = OutputFormat.Flag, RequireFormatValidation = true };
    private readonly EvaluationOptions _whole = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
    private readonly ConcurrentDictionary<string, JsonSchema> _known = new(StringComparer.Ordinal);

    /// <summary>Takes over those of a document.</summary>
    public ContractSchemas(JsonObject document)
    {
        var all = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["$id"] = Base, ["$defs"] = document["components"]!["schemas"]!.DeepClone() };
        Close(all["$defs"]!);
        var schema = JsonSchema.FromText(Text(all, string.Empty));
        _quick.SchemaRegistry.Register(schema);
        _whole.SchemaRegistry.Register(schema);
    }

    /// <summary>What is wrong with a JSON text, a line for each place; nothing where it is as the schema says.</summary>
    public IEnumerable<string> FaultsOf(JsonNode schema, string json)
    {
        var known = _known.GetOrAdd(schema.ToJsonString(), _ => JsonSchema.FromText(Text(schema, Base)));
        JsonNode? value;
        try
        {
            value = JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return ["It is no JSON."];
        }

        return known.Evaluate(value, _quick).IsValid ? [] : known.Evaluate(value, _whole).Details.Where(d => d.HasErrors)
            .SelectMany(d => d.Errors!.Select(e => $"{d.InstanceLocation} {e.Value}")).Distinct().Take(20);
    }

    private static string Text(JsonNode schema, string from) => schema.ToJsonString().Replace("#/components/schemas/", $"{from}#/$defs/", StringComparison.Ordinal);

    private static void Close(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var member in members.ToList())
            {
                Close(member.Value);
            }

            if (members["properties"] is JsonObject && members["type"] is not null && !members.ContainsKey("additionalProperties"))
            {
                members["additionalProperties"] = false;
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Close(item);
            }
        }
    }
}
