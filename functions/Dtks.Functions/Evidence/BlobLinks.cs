using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using Dtks.Platform.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Functions.Evidence;

/// <summary>
/// Signs links to read single blobs: fifteen minutes, https unless storage itself is plain http. Times are the storage service's
/// own, never the movable clock's.
/// </summary>
public sealed class BlobLinks(BlobServiceClient service, DelegationKeys keys, [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>
    /// A link to read the blob in <see cref="BlobContainer.Evidence"/>. It is served as a download of the inspected type, whatever type
    /// and encoding the uploader stated to storage.
    /// </summary>
    public Task<BlobLink> ToDownloadAsync(string name, string fileName, string contentType, CancellationToken cancellation)
    {
        var sas = New(BlobContainer.Evidence, name);
        sas.SetPermissions(BlobSasPermissions.Read);
        sas.ContentType = contentType;
        sas.ContentEncoding = "identity";
        sas.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(fileName)}";
        sas.CacheControl = "private, no-store";
        return SignAsync(sas, cancellation);
    }

    private BlobSasBuilder New(string container, string name)
    {
        var now = realTime.GetUtcNow();
        return new BlobSasBuilder
        {
            BlobContainerName = container,
            BlobName = name,
            Resource = "b",
            StartsOn = now - ClockSkew,
            ExpiresOn = now + Lifetime,
            Protocol = service.Uri.Scheme == Uri.UriSchemeHttps ? SasProtocol.Https : SasProtocol.HttpsAndHttp,
        };
    }

    private async Task<BlobLink> SignAsync(BlobSasBuilder sas, CancellationToken cancellation)
    {
        var blob = service.GetBlobContainerClient(sas.BlobContainerName).GetBlobClient(sas.BlobName);
        if (blob.CanGenerateSasUri)
        {
            return new BlobLink(blob.GenerateSasUri(sas), sas.ExpiresOn);
        }

        var key = await keys.CoveringAsync(sas.ExpiresOn, cancellation);
        var signed = new BlobUriBuilder(blob.Uri) { Sas = sas.ToSasQueryParameters(key, service.AccountName) };
        return new BlobLink(signed.ToUri(), sas.ExpiresOn);
    }
}
