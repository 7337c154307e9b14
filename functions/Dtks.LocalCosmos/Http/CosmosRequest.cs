using System.Globalization;
using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Metering;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Dtks.LocalCosmos.Http;

/// <summary>A request with its body read and its purpose known.</summary>
internal sealed class CosmosRequest(string method, ResourcePath path, IHeaderDictionary headers, ReadOnlyMemory<byte> body)
{
    private const int DefaultPage = 100;
    private const int LargestPage = 1000;

    public string Method { get; } = method;

    public ResourcePath Path { get; } = path;

    public ReadOnlyMemory<byte> Body { get; } = body;

    public CosmosOperation Kind { get; } = Classify(method, path, headers);

    public string? IfMatch => Header(HeaderNames.IfMatch);

    public string? IfNoneMatch => Header(HeaderNames.IfNoneMatch);

    /// <summary>Whether the answer to a write is to carry no document.</summary>
    public bool Minimal => Header("Prefer")?.Contains("return=minimal", StringComparison.OrdinalIgnoreCase) == true;

    public bool IsQuery => Flag(headers, CosmosHeaders.IsQuery) || IsQueryContent(headers);

    /// <summary>Most items the answer may hold: x-ms-max-item-count, 1 to 1,000; 100 when it is absent or -1.</summary>
    public int PageSize
    {
        get
        {
            if (Header(CosmosHeaders.MaxItemCount) is not { } text)
            {
                return DefaultPage;
            }

            return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) && count is -1 or > 0
                ? count == -1 ? LargestPage : count
                : throw RequestFailedException.BadRequest($"The header {CosmosHeaders.MaxItemCount} must be -1 or above 0.");
        }
    }

    public string? Header(string name) => headers.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    public bool Flag(string name) => Flag(headers, name);

    private static CosmosOperation Classify(string method, ResourcePath path, IHeaderDictionary headers) => (path.Kind, method) switch
    {
        (ResourceKind.Items, "POST") when Flag(headers, CosmosHeaders.IsBatch) => CosmosOperation.Batch,
        (ResourceKind.Items, "POST") when Flag(headers, CosmosHeaders.IsQueryPlan) => CosmosOperation.QueryPlan,
        (ResourceKind.Items, "POST") when Flag(headers, CosmosHeaders.IsQuery) || IsQueryContent(headers) => CosmosOperation.Query,
        (ResourceKind.Items, "POST") when Flag(headers, CosmosHeaders.IsUpsert) => CosmosOperation.Upsert,
        (ResourceKind.Items, "POST") => CosmosOperation.Create,
        (ResourceKind.Items, "GET") when headers.ContainsKey(CosmosHeaders.Aim) => CosmosOperation.ChangeFeed,
        (ResourceKind.Items, "GET") => CosmosOperation.ReadFeed,
        (ResourceKind.Item, "GET") => CosmosOperation.Read,
        (ResourceKind.Item, "PUT") => CosmosOperation.Replace,
        (ResourceKind.Item, "DELETE") => CosmosOperation.Delete,
        (ResourceKind.Item, "PATCH") => CosmosOperation.Patch,
        _ => CosmosOperation.Metadata,
    };

    private static bool Flag(IHeaderDictionary headers, string name) =>
        headers.TryGetValue(name, out var values) && string.Equals(values, "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsQueryContent(IHeaderDictionary headers) =>
        headers.ContentType is [{ } type, ..] && type.StartsWith("application/query+json", StringComparison.OrdinalIgnoreCase);
}
