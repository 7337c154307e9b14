using System.Reflection;
using Dtks.Platform.Modules;
using Dtks.Platform.Problems;
using Microsoft.OpenApi;

namespace Dtks.Platform.OpenApi;

/// <summary>
/// The OpenAPI 3.1 document of an application's HTTP functions, made of what they declare: routes, access, bodies, answers, problems, and the doc comments; with examples that a test sends. Made once, when it is first asked
/// for.
/// </summary>
/// <param name="functions">The assemblies of the functions.</param>
/// <param name="messages">The texts of the codes.</param>
public sealed class ApiDocument(IReadOnlyCollection<Assembly> functions, MessageCatalogue messages)
{
    /// <summary>The version of the API: the first number changes with what breaks clients, the second with what is new.</summary>
    public const string Version = "1.0.0";

    /// <summary>The name of how callers are known.</summary>
    internal const string Scheme = "bearer";

    private readonly Lazy<string> _text = new(() => Make(functions, messages));

    /// <summary>The document as JSON.</summary>
    public string Text => _text.Value;

    /// <summary>What functions do not say of themselves, one line each; none when they say all.</summary>
    public static IReadOnlyList<string> Faults(IReadOnlyCollection<Assembly> functions) => [.. ApiFunction.Of(functions).SelectMany(f => f.Faults())];

    private static string Make(IReadOnlyCollection<Assembly> assemblies, MessageCatalogue messages)
    {
        // Names are given once all are known: the first document is made for that alone.
        var (functions, names, docs, examples) = (ApiFunction.Of(assemblies), new SchemaNames(), new DocComments(), ApiExamples.Of(assemblies));
        Of(functions, names, docs, messages, examples);
        names.Settle();
        using var text = new StringWriter { NewLine = "\n" };
        Of(functions, names, docs, messages, examples).SerializeAsV31(new OpenApiJsonWriter(text, new OpenApiJsonWriterSettings { Terse = true }));
        return text.ToString();
    }

    private static OpenApiDocument Of(IReadOnlyList<ApiFunction> functions, SchemaNames names, DocComments docs, MessageCatalogue messages, ApiExamples examples)
    {
        var document = ApiBeginning.Of(Version);
        document.Tags = new HashSet<OpenApiTag>(functions.GroupBy(f => f.Feature).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new OpenApiTag { Name = f.Key, Description = WordsOf(f.First().Method.DeclaringType!, docs) }));
        var problems = new ApiProblems(document, messages);
        problems.Begin();
        var operations = new ApiOperations(document, new WireSchemas(document, names, docs), docs, problems);
        foreach (var path in functions.GroupBy(f => f.Rule.Route))
        {
            var item = new OpenApiPathItem();
            foreach (var function in path)
            {
                var operation = operations.Of(function);
                examples.AddTo(operation);
                item.AddOperation(new HttpMethod(function.Rule.Methods[0]), operation);
            }

            document.Paths[$"/{path.Key}"] = item;
        }

        document.Components!.Schemas = document.Components.Schemas!.OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
        return document;
    }

    // What its module says of the feature.
    private static string WordsOf(Type function, DocComments docs) =>
        ModuleLoading.ModulesOf(function.Assembly).FirstOrDefault(module => module.Namespace == function.Namespace) is { } module ? docs.Of(module) : string.Empty;
}
