using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql;

/// <summary>A query as a client sends it: text and named parameters.</summary>
/// <param name="text">the SQL text</param>
/// <param name="parameters">values by name, the name with its <c>@</c></param>
internal sealed class QueryRequest(string text, IReadOnlyDictionary<string, JToken> parameters)
{
    /// <summary>The SQL text.</summary>
    public string Text { get; } = text;

    /// <summary>Values by parameter name, the name with its <c>@</c>.</summary>
    public IReadOnlyDictionary<string, JToken> Parameters { get; } = parameters;

    /// <summary>
    /// Reads the body of a query request: <c>{"query": "…", "parameters": [{"name": "@a", "value": …}]}</c>. Other members
    /// are left alone: the SDK adds some.
    /// </summary>
    /// <exception cref="BadQueryException">a member is missing or of another type, or a parameter is named twice</exception>
    public static QueryRequest Read(JToken body)
    {
        if (body is not JObject request || request["query"] is not JValue { Type: JTokenType.String } query)
        {
            throw Bad("The request body must be an object with a string 'query'.");
        }

        var parameters = new Dictionary<string, JToken>(StringComparer.Ordinal);
        var given = request["parameters"];
        if (given is null || given.Type == JTokenType.Null)
        {
            return new QueryRequest((string)query!, parameters);
        }

        foreach (var parameter in given as JArray ?? throw Bad("'parameters' must be an array."))
        {
            var (name, value) = ReadParameter(parameter);
            if (!parameters.TryAdd(name, value))
            {
                throw Bad($"The parameter '{name}' is given more than once.");
            }
        }

        return new QueryRequest((string)query!, parameters);
    }

    private static (string Name, JToken Value) ReadParameter(JToken parameter)
    {
        if (parameter is not JObject pair || pair["name"] is not JValue { Type: JTokenType.String } name)
        {
            throw Bad("Each parameter must be an object with a string 'name' and a 'value'.");
        }

        var text = (string)name!;
        return text.Length > 1 && text[0] == '@'
            ? (text, pair["value"] ?? throw Bad($"The parameter '{text}' has no 'value'."))
            : throw Bad($"A parameter's name must start with '@' and name something: '{text}' does not.");
    }

    private static BadQueryException Bad(string message) => new("SC1000", message, 0, 0);
}
