using Microsoft.OpenApi;

namespace Dtks.Platform.OpenApi;

/// <summary>What stands in the document once, before its paths.</summary>
internal static class ApiBeginning
{
    private const string About =
        "The back end of Indonesia's DTKS process (the integrated social welfare data). JSON in camelCase; members that are null are left out. Lists come in pages: `items`, and `next` as the `cursor` of the "
        + "next page. In a list, an item that cannot be read stands as `{unreadable: true, id, code, detail}` in its place. Problems are `application/problem+json` with a stable `code`, the `rule` of the policy that "
        + "decided, and `errors` with a pointer into the body; their texts are Indonesian, or English by `Accept-Language: en`. Members may be added to answers: readers pass over those that they do not know. "
        + "An address that cannot be read, such as one with `%00`, comes to no operation: it is refused before, by 400 `request.malformed`.";

    /// <summary>A document without paths.</summary>
    /// <param name="version">The API's version.</param>
    public static OpenApiDocument Of(string version) => new()
    {
        Info = new OpenApiInfo { Title = "DTKS", Version = version, Description = About },
        Servers = [new OpenApiServer { Url = "/api" }],
        Paths = [],
        Components = new OpenApiComponents
        {
            Schemas = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal),
            Responses = new Dictionary<string, IOpenApiResponse>(StringComparer.Ordinal),
            Parameters = Parameters().ToDictionary(p => p.Name!, IOpenApiParameter (p) => p, StringComparer.Ordinal),
            Headers = Headers(),
            SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal) { [ApiDocument.Scheme] = Bearer() },
        },
    };

    private static OpenApiSecurityScheme Bearer() => new()
    {
        Type = SecuritySchemeType.Http,
        Scheme = "bearer",
        BearerFormat = "JWT",
        Description = "A token of the identity provider with sub, name, roles and area. The names at an operation are roles, of which one is enough.",
    };

    private static IEnumerable<OpenApiParameter> Parameters() =>
    [
        In(ParameterLocation.Header, "Accept-Language", "The language of texts: id (the default) or en.", new OpenApiSchema { Type = JsonSchemaType.String }),
        In(ParameterLocation.Header, "Idempotency-Key", "Names the request, 1 to 200 characters: sent again under the same key with the same body, it is answered the same and done once.", new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 200 }),
        In(ParameterLocation.Header, "If-Match", "The ETag of the record as the client read it; 412 where it changed since.", new OpenApiSchema { Type = JsonSchemaType.String }),
        In(ParameterLocation.Header, "If-None-Match", "The ETag of what the client has; 304 where that is still right.", new OpenApiSchema { Type = JsonSchemaType.String }),
        In(ParameterLocation.Query, "limit", "The most items of a page, 1 to 100; 100 without it.", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = "100" }),
        In(ParameterLocation.Query, "cursor", "The next of the page before; without it, the first page. It is the caller's and this list's alone.", new OpenApiSchema { Type = JsonSchemaType.String }),
    ];

    private static OpenApiParameter In(ParameterLocation where, string name, string words, OpenApiSchema schema) => new() { Name = name, In = where, Description = words, Schema = schema };

    private static Dictionary<string, IOpenApiHeader> Headers() => new(StringComparer.Ordinal)
    {
        ["ETag"] = new OpenApiHeader { Description = "The version of the record, quotes included.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
        ["Location"] = new OpenApiHeader { Description = "Where it stands, from /api on.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } },
        ["Retry-After"] = new OpenApiHeader { Description = "Seconds after which the same request can be sent again.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" } },
    };
}
