using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.OpenApi;

namespace Dtks.Platform.OpenApi;

/// <summary>Makes the operations of a document.</summary>
/// <param name="document">The document, with what it shows once.</param>
/// <param name="schemas">The schemas of what is sent and answered.</param>
/// <param name="docs">The doc comments.</param>
/// <param name="problems">The problems.</param>
internal sealed partial class ApiOperations(OpenApiDocument document, WireSchemas schemas, DocComments docs, ApiProblems problems)
{
    /// <summary>The operation of a function.</summary>
    public OpenApiOperation Of(ApiFunction function)
    {
        var told = Told().Replace(docs.Of(function.Method.DeclaringType!), string.Empty);
        told = told.Length == 0 ? told : char.ToUpperInvariant(told[0]) + told[1..];
        return new OpenApiOperation
        {
            OperationId = function.Rule.Function,
            Summary = told,
            Description = $"{docs.Of(function.Method)}\n\n{function.Speaks?.Words ?? AccessOf(function.Rule)}",
            Tags = new HashSet<OpenApiTagReference> { new(function.Feature, document) },
            Parameters = [.. PathParts.Of(function.Rule.Route), .. function.Query.Select(name => QueryOf(name, function)), .. HeadersOf(function)],
            RequestBody = function.Takes is { } takes && (takes.Bytes is not null || takes.Bodies.Count > 0) ? BodyOf(takes) : null,
            Responses = ResponsesOf(function),
            Security = function.Speaks is { } speaks ? SecurityOf(speaks) : SecurityOf(function.Rule),
            Extensions = function.Rule.Access is { } access ? new Dictionary<string, IOpenApiExtension> { ["x-access"] = new JsonNodeExtension(Access(access)) } : null,
        };
    }

    private IOpenApiParameter QueryOf(string name, ApiFunction function)
    {
        if (document.Components!.Parameters!.ContainsKey(name))
        {
            return new OpenApiParameterReference(name, document);
        }

        var asks = function.Asks.FirstOrDefault(a => a.Name == name);
        return new OpenApiParameter { Name = name, In = ParameterLocation.Query, Required = asks?.IsRequired == true, Description = asks?.Words, Schema = asks is null ? new OpenApiSchema { Type = JsonSchemaType.String } : AskedOf(asks) };
    }

    private IOpenApiSchema AskedOf(AsksAttribute asks)
    {
        var also = asks.Also.Select(value => (JsonNode)JsonValue.Create(value)).ToList();
        var own = schemas.Of(asks.Type, isRead: true);
        return also.Count == 0 ? own
            : asks.Type == typeof(string) ? new OpenApiSchema { Type = JsonSchemaType.String, Enum = also }
            : new OpenApiSchema { AnyOf = [own, new OpenApiSchema { Type = JsonSchemaType.String, Enum = also }] };
    }

    private IEnumerable<IOpenApiParameter> HeadersOf(ApiFunction function)
    {
        string?[] names =
        [
            "Accept-Language",
            function.Rule.Methods.Contains("POST") && function.Speaks is null ? "Idempotency-Key" : null,
            function.Takes?.IfMatch == true ? "If-Match" : null,
            function.Answers.Any(a => a.Kept) ? "If-None-Match" : null,
        ];
        return names.OfType<string>().Select(name => new OpenApiParameterReference(name, document));
    }

    private OpenApiRequestBody BodyOf(TakesAttribute takes)
    {
        var bodies = takes.Bodies.Select(type => schemas.Of(type, isRead: true)).ToList();
        IOpenApiSchema schema = takes.Bytes is not null ? new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } : bodies.Count == 1 ? bodies[0] : new OpenApiSchema { AnyOf = bodies };
        if (takes.Most > 0 && schema is OpenApiSchema list)
        {
            (list.MinItems, list.MaxItems) = (1, takes.Most);
        }

        var content = new Dictionary<string, OpenApiMediaType> { [takes.Bytes ?? "application/json"] = new() { Schema = schema } };
        if (takes.Form is { } form)
        {
            content["multipart/form-data"] = new() { Schema = schemas.Of(form, isRead: false) };
        }

        return new OpenApiRequestBody { Required = !takes.IsOptional, Content = content };
    }

    private OpenApiResponses ResponsesOf(ApiFunction function)
    {
        var responses = new OpenApiResponses();
        foreach (var status in function.Answers.GroupBy(a => a.Status))
        {
            responses[Text(status.Key)] = AnswerOf(status.Key, [.. status]);
        }

        if (function.Answers.Any(a => a.Kept))
        {
            responses["304"] = new OpenApiResponse { Description = "What the client has is still right.", Headers = Headers("ETag") };
        }

        foreach (var status in function.Refuses.GroupBy(r => r.Status).OrderBy(s => s.Key))
        {
            responses[Text(status.Key)] = function.Answers.Any(a => a.Status == status.Key) ? Both(responses[Text(status.Key)], problems.Own(status.Key, [.. status])) : problems.Of(status.Key, [.. status]);
        }

        return responses;
    }

    // An answer that says that all is not well comes with its status.
    private static OpenApiResponse Both(IOpenApiResponse answer, OpenApiResponse problem)
    {
        foreach (var (type, content) in answer.Content!)
        {
            problem.Content![type] = content;
        }

        return problem;
    }

    private OpenApiResponse AnswerOf(int status, IReadOnlyList<AnswersAttribute> answers)
    {
        var content = new Dictionary<string, OpenApiMediaType>();
        var json = answers.Select(a => a.Body).OfType<Type>().Select(body => schemas.Of(body, isRead: false)).ToList();
        if (json.Count > 0)
        {
            content["application/json"] = new() { Schema = json.Count == 1 ? json[0] : new OpenApiSchema { AnyOf = json } };
        }

        foreach (var file in answers.Where(a => a.File is not null))
        {
            content[file.File!] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
        }

        string?[] headers = [status is 201 or 202 ? "Location" : null, answers.Any(a => a.ETag || a.Kept) ? "ETag" : null];
        return new OpenApiResponse { Description = Words(status), Content = content, Headers = Headers([.. headers.OfType<string>()]) };
    }

    private Dictionary<string, IOpenApiHeader>? Headers(params IReadOnlyCollection<string> names) =>
        names.Count == 0 ? null : names.ToDictionary(name => name, name => (IOpenApiHeader)new OpenApiHeaderReference(name, document));

    private static string Words(int status) => status switch
    {
        201 => "It was made, and stands at Location.",
        202 => "It was taken on and is done later; GET at Location says how far it is.",
        >= 400 => "Refused; the answer says why.",
        _ => "Done.",
    };

    // A role is enough: each stands alone.
    private List<OpenApiSecurityRequirement> SecurityOf(AccessRule rule) =>
        [.. (rule.Access?.Roles ?? []).Select(role => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.Scheme, document)] = [WireName.Of(role)] })];

    private List<OpenApiSecurityRequirement> SecurityOf(SpeaksAttribute speaks)
    {
        if (speaks.Scheme is not { } scheme)
        {
            return [];
        }

        document.Components!.SecuritySchemes![scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT", Description = speaks.Tokens };
        return [new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] }];
    }

    private static string AccessOf(AccessRule rule) => rule.Access is not { } access
        ? "Anyone may call it."
        : $"For {string.Join(", ", access.Roles.Select(WireName.Of))}.{AreaOf(access)}"
            + (access.Concerned.Length > 0 ? $" {string.Join(", ", access.Concerned.Select(WireName.Of))}: from anywhere, but only what concerns them." : string.Empty);

    private static string AreaOf(AccessAttribute access) => access.Area switch
    {
        AccessArea.None => string.Empty,
        AccessArea.Nation => " It is about the nation.",
        AccessArea.InBody => $" The body names the area, which is the caller's own{Far(access)}.",
        AccessArea.InQuery => $" The query names the area by area, which is the caller's own{Far(access)}.",
        var part => $" The {part} of the path is the caller's own{Far(access)}.",
    };

    private static string Far(AccessAttribute access) =>
        (access.Reach.HasFlag(Reach.Above) ? " or lies in it" : string.Empty) + (access.Reach.HasFlag(Reach.Below) ? " or holds it" : string.Empty);

    private static JsonObject Access(AccessAttribute access) => new()
    {
        ["roles"] = new JsonArray([.. access.Roles.Select(role => JsonValue.Create(WireName.Of(role)))]),
        ["area"] = access.Area,
        ["reach"] = new JsonArray([.. Enum.GetValues<Reach>().Where(r => r != Reach.None && access.Reach.HasFlag(r)).Select(r => JsonValue.Create(WireName.Of(r)))]),
    };

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    // The path before what is said of it.
    [GeneratedRegex(@"^(GET|POST|PUT) \S+: ")]
    private static partial Regex Told();
}
