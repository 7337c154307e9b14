using Dtks.LocalCosmos.Errors;

namespace Dtks.LocalCosmos.Http;

/// <summary>A request's path, taken apart: <c>/dbs/{id}/colls/{id}/docs/{id}</c> and the like, by names or resource ids.</summary>
internal sealed class ResourcePath
{
    private readonly string[] _segments;

    private ResourcePath(ResourceKind kind, string[] segments) => (Kind, _segments) = (kind, segments);

    public ResourceKind Kind { get; }

    public string Database => _segments[1];

    public string Container => _segments[3];

    /// <summary>Id of the item, or of the offer, that the path names.</summary>
    public string Last => _segments[^1];

    /// <summary>The resource type as it is signed: the last one in the path.</summary>
    public string SignedType => _segments.Length == 0 ? string.Empty : _segments[(_segments.Length - 1) / 2 * 2];

    /// <summary>The link as it is signed: the path without the type that a feed ends with.</summary>
    public string SignedLink => string.Join('/', _segments.AsSpan(0, _segments.Length / 2 * 2)!);

    /// <summary>The last id as it is signed when the path goes by resource ids.</summary>
    public string SignedResourceId => _segments.Length < 2 ? string.Empty : _segments[(_segments.Length / 2 * 2) - 1].ToLowerInvariant();

    /// <summary>Parses the undecoded target of a request; 404 when it is no path of the protocol.</summary>
    public static ResourcePath Parse(string rawTarget)
    {
        var end = rawTarget.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? rawTarget : rawTarget[..end];
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = Uri.UnescapeDataString(segments[i]);
        }

        return new ResourcePath(Classify(segments), segments);
    }

    private static ResourceKind Classify(string[] segments) => segments switch
    {
        [] => ResourceKind.Account,
        ["dbs"] => ResourceKind.Databases,
        ["dbs", _] => ResourceKind.Database,
        ["offers"] => ResourceKind.Offers,
        ["offers", _] => ResourceKind.Offer,
        ["dbs", _, "colls"] => ResourceKind.Containers,
        ["dbs", _, "colls", _] => ResourceKind.Container,
        ["dbs", _, "colls", _, "pkranges"] => ResourceKind.Ranges,
        ["dbs", _, "colls", _, "docs"] => ResourceKind.Items,
        ["dbs", _, "colls", _, "docs", _] => ResourceKind.Item,
        ["dbs", _, "users" or "udts" or "clientencryptionkeys", ..] => ResourceKind.NotDone,
        ["dbs", _, "colls", _, ..] => ResourceKind.NotDone,
        _ => throw RequestFailedException.NotFound("Resource Not Found: the path is none of the protocol's."),
    };
}

/// <summary>What a path of the protocol names.</summary>
internal enum ResourceKind
{
    Account,
    Databases,
    Database,
    Containers,
    Container,
    Ranges,
    Items,
    Item,
    Offers,
    Offer,

    /// <summary>Something of the service that LocalCosmos does not do, such as stored procedures.</summary>
    NotDone,
}
