using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Dtks.Platform.OpenApi;

/// <summary>
/// The examples of a document, one of each operation: what docs/http sends and is answered. They are kept as the embedded resource <c>OpenApi/examples.json</c> of the functions' assembly, by the
/// operation's id.
/// </summary>
internal sealed class ApiExamples
{
    private const string Resource = "OpenApi/examples.json";

    private readonly JsonObject _all = [];

    private ApiExamples()
    {
    }

    /// <summary>Those of some assemblies; none of one without the resource.</summary>
    public static ApiExamples Of(IEnumerable<Assembly> assemblies)
    {
        var examples = new ApiExamples();
        foreach (var assembly in assemblies)
        {
            using var stream = assembly.GetManifestResourceStream(Resource);
            foreach (var (operation, example) in stream is null ? [] : JsonNode.Parse(stream)!.AsObject())
            {
                examples._all.Add(operation, example!.DeepClone());
            }
        }

        return examples;
    }

    /// <summary>Puts its example to an operation: beside the schemas of what is sent and of what is answered then. What it takes or answers no more is passed over: tests say so.</summary>
    public void AddTo(OpenApiOperation operation)
    {
        if (_all[operation.OperationId!] is not JsonObject example)
        {
            return;
        }

        if (example["sent"] is { } sent && operation.RequestBody?.Content?.Values.FirstOrDefault() is { } taken)
        {
            taken.Example = sent.DeepClone();
        }

        if (example["answer"] is { } answer && operation.Responses!.TryGetValue((string)example["status"]!, out var response) && response.Content?.TryGetValue("application/json", out var answered) is true)
        {
            answered.Example = answer.DeepClone();
        }
    }
}
