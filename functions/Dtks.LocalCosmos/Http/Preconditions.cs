using Dtks.LocalCosmos.Errors;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Http;

/// <summary>If-Match and If-None-Match.</summary>
internal static class Preconditions
{
    /// <summary>412 when the request wants another version than <paramref name="etag"/>.</summary>
    public static void CheckMatch(CosmosRequest request, string etag)
    {
        if (request.IfMatch is { } wanted && wanted != "*" && wanted != etag)
        {
            throw RequestFailedException.PreconditionFailed();
        }
    }

    /// <summary>Whether the caller already has this version.</summary>
    public static bool IsKnown(CosmosRequest request, string etag) => request.IfNoneMatch is { } known && (known == "*" || known == etag);

    /// <summary>The resource, or 304 when the caller has it.</summary>
    public static CosmosResponse Read(CosmosRequest request, string etag, Func<JObject> describe) => IsKnown(request, etag)
        ? new CosmosResponse { Status = 304, ETag = etag }
        : CosmosResponse.Json(200, describe(), etag);
}
