using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Dtks.LocalHost.Storage;

/// <summary>Lets pages of other origins read evidence by its links, as the templates let them on Azure.</summary>
internal static class BlobOrigins
{
    /// <summary>All origins: of a storage account that serves this machine only.</summary>
    public const string Any = "*";

    private const int KeptSeconds = 3600;

    /// <summary>Sets the account's rule, if it has another. Its other properties stay.</summary>
    public static async Task AllowAsync(BlobServiceClient blobs, string origins, CancellationToken cancellationToken)
    {
        BlobServiceProperties properties = await blobs.GetPropertiesAsync(cancellationToken);
        if (properties.Cors is [{ } rule] && rule.AllowedOrigins == origins)
            return;
        properties.Cors =
        [
            new BlobCorsRule
            {
                AllowedOrigins = origins,
                AllowedMethods = "GET,HEAD,PUT,OPTIONS",
                AllowedHeaders = "content-type,if-none-match,x-ms-*",
                ExposedHeaders = "etag,x-ms-*",
                MaxAgeInSeconds = KeptSeconds,
            },
        ];
        await blobs.SetPropertiesAsync(properties, cancellationToken);
    }
}
