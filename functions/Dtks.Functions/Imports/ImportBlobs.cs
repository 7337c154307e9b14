using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Dtks.Domain.Imports;
using Dtks.Functions.Evidence;

namespace Dtks.Functions.Imports;

/// <summary>The bytes of prelists that came in. They are held in memory while they are read (<see cref="ImportLimits.MaxBytes"/>) and go as soon as they were.</summary>
public sealed class ImportBlobs(BlobServiceClient service)
{
    /// <summary>The bytes that came in, and how many they are; null when none did. Bytes of another length than declared are not read.</summary>
    public async Task<(byte[] Bytes, long Length)?> ReadAsync(string name, long declared, CancellationToken cancellation)
    {
        try
        {
            var blob = service.GetBlobContainerClient(BlobContainer.Incoming).GetBlobClient(name);
            using BlobDownloadStreamingResult download = await blob.DownloadStreamingAsync(cancellationToken: cancellation);
            if (download.Details.ContentLength != declared)
            {
                return ([], download.Details.ContentLength);
            }

            var bytes = new byte[declared];
            return (bytes, await download.Content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation));
        }
        catch (RequestFailedException e) when (e.Status == 404 || e.ErrorCode == BlobErrorCode.BlobArchived || e.ErrorCode == BlobErrorCode.BlobUsesCustomerSpecifiedEncryption)
        {
            // Where no bytes can be had of it, nothing came.
            return null;
        }
    }
}
