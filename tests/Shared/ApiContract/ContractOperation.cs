using System.Globalization;
using System.Text.Json.Nodes;

namespace Dtks.Tests.ApiContract;

/// <summary>An operation of a document.</summary>
internal sealed class ContractOperation
{
    private const string Problem = "application/problem+json";

    private readonly string[] _parts;
    private readonly JsonObject _responses;
    private readonly JsonNode? _body;
    private readonly JsonNode? _request;
    private readonly ContractSchemas _schemas;
    private readonly ILookup<string, (int Status, string? Rule)> _codes;

    /// <summary>Reads one.</summary>
    public ContractOperation(string method, string path, JsonObject operation, JsonObject document, ContractSchemas schemas)
    {
        (Method, Path, _schemas) = (method, path, schemas);
        Id = (string)operation["operationId"]!;
        _request = operation["requestBody"];
        _parts = path.Trim('/').Split('/');
        _responses = new JsonObject(operation["responses"]!.AsObject().Select(r => KeyValuePair.Create(r.Key, (JsonNode?)Resolved(r.Value!, document).DeepClone())));
        _body = operation["requestBody"]?["content"]?["application/json"]?["schema"] is { } body && (string?)body["format"] != "binary" ? body : null;
        _codes = _responses
            .SelectMany(r => (r.Value!["x-codes"]?.AsArray() ?? []).Select(c => (Status: int.Parse(r.Key, CultureInfo.InvariantCulture), Code: (string)c!["code"]!, Rule: (string?)c["rule"])))
            .ToLookup(c => c.Code, c => (c.Status, c.Rule), StringComparer.Ordinal);
    }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Its method.</summary>
    public string Method { get; }

    /// <summary>Its path with its parts.</summary>
    public string Path { get; }

    /// <summary>How many parts of the path it says itself.</summary>
    public int Said => _parts.Count(part => part[0] != '{');

    /// <summary>Whether a path is one of its.</summary>
    public bool Fits(string[] parts) =>
        parts.Length == _parts.Length && _parts.Zip(parts, (known, asked) => known[0] == '{' || string.Equals(known, asked, StringComparison.OrdinalIgnoreCase)).All(fits => fits);

    /// <summary>What is wrong with an exchange.</summary>
    public IEnumerable<string> FaultsOf(Exchange exchange)
    {
        if (_responses[exchange.Status.ToString(CultureInfo.InvariantCulture)] is not { } response)
        {
            return [$"It does not say that it answers {exchange.Status}: {Codes(exchange)}"];
        }

        IEnumerable<string> faults = [.. HeaderFaults(exchange, response), .. BodyFaults(exchange, response)];
        return exchange.MediaType == Problem ? [.. faults, .. CodeFaults(exchange)]
            : exchange.Status < 400 && _body is not null && exchange.Sent is { Length: > 0 } sent ? [.. faults, .. _schemas.FaultsOf(_body, sent).Select(fault => $"It was sent, and done, though {fault}")]
            : faults;
    }

    /// <summary>What is wrong with its examples: none of a body that must be sent, none of an answer, or one that is not as its schema says.</summary>
    public IEnumerable<string> FaultsOfExamples()
    {
        var sent = Shown(_request?["content"]).ToList();
        var answered = _responses.Where(r => r.Key[0] == '2').SelectMany(r => Shown(r.Value!["content"]).Where(c => c.Type == "application/json")).ToList();
        if ((bool?)_request?["required"] == true && sent.Count > 0 && sent.All(c => c.Content["example"] is null))
        {
            yield return $"{Id} has no example of what is sent.";
        }

        if (answered.Count > 0 && answered.All(c => c.Content["example"] is null))
        {
            yield return $"{Id} has no example of what it answers.";
        }

        foreach (var (_, content) in sent.Concat(answered).Where(c => c.Content["example"] is not null))
        {
            foreach (var fault in _schemas.FaultsOf(content["schema"]!, content["example"]!.ToJsonString()))
            {
                yield return $"{Id}: its example {fault}";
            }
        }
    }

    private static IEnumerable<(string Type, JsonNode Content)> Shown(JsonNode? content) =>
        (content?.AsObject() ?? []).Where(c => (string?)c.Value!["schema"]?["format"] != "binary").Select(c => (c.Key, c.Value!));

    private static IEnumerable<string> HeaderFaults(Exchange exchange, JsonNode response) =>
        exchange.Status == 503 && exchange.MediaType != Problem ? [] : (response["headers"]?.AsObject() ?? []).Select(h => h.Key).Where(name => name != "ETag" && !exchange.Headers.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(name => $"It lacks the header {name}.");

    private IEnumerable<string> BodyFaults(Exchange exchange, JsonNode response)
    {
        if (exchange.Text.Length == 0 && exchange.MediaType is null)
        {
            return response["content"] is JsonObject { Count: > 0 } ? ["It has no body."] : [];
        }

        var content = response["content"]?[exchange.MediaType ?? string.Empty];
        return content is null ? [$"It says nothing of {exchange.MediaType}."] : exchange.MediaType!.EndsWith("json", StringComparison.Ordinal) && (string?)content["schema"]?["format"] != "binary" ? _schemas.FaultsOf(content["schema"]!, exchange.Text) : [];
    }

    // The code of the whole goes with the status; those of places may come with others that are graver.
    private IEnumerable<string> CodeFaults(Exchange exchange)
    {
        var problem = JsonNode.Parse(exchange.Text)!;
        var whole = (string?)problem["code"];
        if (whole is not null && !_codes[whole].Any(c => c.Status == exchange.Status))
        {
            yield return $"It does not say that it refuses {exchange.Status} {whole} ({(string?)problem["rule"]}).";
        }

        foreach (var entry in problem["errors"]?.AsArray() ?? [])
        {
            var (code, rule) = ((string)entry!["code"]!, (string?)entry["rule"]);
            if (!_codes[code].Any(c => c.Rule is null || rule is null || c.Rule == rule))
            {
                yield return $"It does not say that it refuses {exchange.Status} {code} ({rule}).";
            }
        }
    }

    private static string Codes(Exchange exchange) => exchange.MediaType == Problem ? $"{(string?)JsonNode.Parse(exchange.Text)!["code"]} ({(string?)JsonNode.Parse(exchange.Text)!["rule"]})" : exchange.MediaType ?? "no body";

    private static JsonNode Resolved(JsonNode node, JsonObject document) =>
        (string?)node["$ref"] is { } to ? to.Split('/')[1..].Aggregate((JsonNode)document, (at, name) => at[name]!) : node;
}
