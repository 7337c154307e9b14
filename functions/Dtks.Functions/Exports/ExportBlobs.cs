using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Dtks.Functions.Exports;

/// <summary>The files of exports: encrypted parts, a block and a line each.</summary>
public sealed class ExportBlobs(BlobServiceClient service)
{
    /// <summary>The blob container.</summary>
    public const string Container = "exports";

    /// <summary>Keeps a part. Until the parts are put together it is no file, and one that no file names goes with it.</summary>
    public async Task StageAsync(string name, string block, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        await Blob(name).StageBlockAsync(block, stream, options: null, cancellation);
    }

    /// <summary>Puts parts together; false when some are gone.</summary>
    public async Task<bool> TryCommitAsync(string name, IEnumerable<string> blocks, CancellationToken cancellation)
    {
        try
        {
            await Blob(name).CommitBlockListAsync(blocks, cancellationToken: cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.InvalidBlockList || e.ErrorCode == BlobErrorCode.InvalidBlockId)
        {
            return false;
        }
    }

    /// <summary>Opens a file; null when there is none.</summary>
    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return await Blob(name).OpenReadAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Removes all whose names begin so but one, and parts that were never put together.</summary>
    public async Task SweepAsync(string prefix, string? but, CancellationToken cancellation)
    {
        var names = new List<string>();
        await foreach (var blob in service.GetBlobContainerClient(Container).GetBlobsAsync(BlobTraits.None, BlobStates.Uncommitted, prefix, cancellation))
        {
            names.Add(blob.Name);
        }

        foreach (var name in names.Where(n => n != but))
        {
            if (!(await Blob(name).DeleteIfExistsAsync(cancellationToken: cancellation)).Value)
            {
                // The service lets go of loose blocks when a list is committed that does not name them.
                await Blob(name).CommitBlockListAsync([], cancellationToken: cancellation);
                await Blob(name).DeleteIfExistsAsync(cancellationToken: cancellation);
            }
        }
    }

    private BlockBlobClient Blob(string name) => service.GetBlobContainerClient(Container).GetBlockBlobClient(name);
}
