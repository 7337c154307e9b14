using System.Text.Json.Nodes;
using Dtks.Platform.Problems;
using Microsoft.OpenApi;

namespace Dtks.Platform.OpenApi;

/// <summary>The problems of a document: their schema, and what each status tells.</summary>
/// <param name="document">The document.</param>
/// <param name="messages">The texts of the codes.</param>
internal sealed class ApiProblems(OpenApiDocument document, MessageCatalogue messages)
{
    /// <summary>The name of the schema of problems.</summary>
    public const string Schema = "Problem";

    private const string Entry = "ProblemEntry";
    private const string Rule = "The rule of the policy that decided, such as PRO-7; absent where none did.";
    private const string MediaType = "application/problem+json";

    /// <summary>Puts into the document what stands there once: the schema, and statuses whose problems are the same everywhere.</summary>
    public void Begin()
    {
        document.Components!.Schemas![Entry] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "One place in the request, and what is wrong there.",
            Properties = Texts(("pointer", "An RFC 6901 pointer into the body; empty where the body as a whole is meant."), ("code", "A stable code."), ("detail", "The same in words, in the client's language."), ("rule", Rule)),
            Required = new SortedSet<string> { "pointer", "code", "detail" },
        };
        var problem = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "What went wrong with a request (RFC 9457).",
            Properties = Texts(
                ("type", "Always about:blank."), ("title", "The status in words."), ("code", "A stable code, such as notFound."), ("detail", "The same in words, in the client's language: what to do next."),
                ("traceId", "Names the request to the operators."), ("rule", Rule)),
            Required = new SortedSet<string> { "type", "title", "status", "code", "detail", "traceId" },
        };
        problem.Properties["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "The HTTP status." };
        problem.Properties["errors"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchemaReference(Entry, document), Description = "The places in the request that are meant, each with a code of its own." };
        document.Components.Schemas[Schema] = problem;
        foreach (var (status, (name, words, refusals)) in ApiRefusals.Shared)
        {
            document.Components.Responses![name] = Make(status, words, refusals);
        }
    }

    /// <summary>The response of a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="refusals">All that it tells.</param>
    public IOpenApiResponse Of(int status, IReadOnlyCollection<ApiRefusal> refusals)
    {
        var shared = ApiRefusals.Shared.GetValueOrDefault(status);
        return shared.Refusals is not null && !refusals.Except(shared.Refusals).Any()
            ? new OpenApiResponseReference(shared.Name, document)
            : Own(status, refusals);
    }

    /// <summary>The response of a status that is this operation's own.</summary>
    /// <param name="status">The status.</param>
    /// <param name="refusals">All that it tells.</param>
    public OpenApiResponse Own(int status, IReadOnlyCollection<ApiRefusal> refusals) =>
        Make(status, status == 412 ? "The record changed since the client read it." : "Refused, by one of these codes.", [.. refusals.OrderBy(r => r.Code, StringComparer.Ordinal)]);

    private OpenApiResponse Make(int status, string words, IReadOnlyCollection<ApiRefusal> refusals) => new()
    {
        Description = $"{words}\n\n{string.Join("\n", refusals.Where(r => !r.IsOfForm).Select(LineOf).Append(FormOf(refusals)).OfType<string>())}",
        Content = new Dictionary<string, OpenApiMediaType> { [MediaType] = new() { Schema = new OpenApiSchemaReference(Schema, document) } },
        Headers = status is 429 or 503 ? new Dictionary<string, IOpenApiHeader> { ["Retry-After"] = new OpenApiHeaderReference("Retry-After", document) } : null,
        Extensions = new Dictionary<string, IOpenApiExtension> { ["x-codes"] = new JsonNodeExtension(new JsonArray([.. refusals.Select(Node)])) },
    };

    private static string? FormOf(IEnumerable<ApiRefusal> refusals) =>
        refusals.Where(r => r.IsOfForm).Select(r => $"`{r.Code}`").ToList() is { Count: > 0 } codes ? $"- of the form of a request: {string.Join(", ", codes)}" : null;

    private string LineOf(ApiRefusal refusal) => $"- `{refusal.Code}`{(refusal.Rule is null ? string.Empty : $" ({refusal.Rule})")}: {messages.Template("en", refusal.Code)}";

    private static JsonObject Node(ApiRefusal refusal)
    {
        var node = new JsonObject { ["code"] = refusal.Code };
        if (refusal.Rule is not null)
        {
            node["rule"] = refusal.Rule;
        }

        return node;
    }

    private static Dictionary<string, IOpenApiSchema> Texts(params (string Name, string Words)[] members) =>
        members.ToDictionary(m => m.Name, m => (IOpenApiSchema)new OpenApiSchema { Type = JsonSchemaType.String, Description = m.Words }, StringComparer.Ordinal);
}
