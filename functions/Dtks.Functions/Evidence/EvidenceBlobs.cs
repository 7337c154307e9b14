using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Dtks.Domain.Evidence;

namespace Dtks.Functions.Evidence;

/// <summary>
/// The bytes of uploads: what came in, and what was kept. Nothing in <see cref="BlobContainer.Evidence"/> is ever overwritten or removed
/// here.
/// </summary>
public sealed class EvidenceBlobs(BlobServiceClient service)
{
    private const string DigestKey = "sha256";
    private const string LengthKey = "length";
    private const int BufferBytes = 64 * 1024;
    private static readonly TimeSpan CopyPoll = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether a blob came in under the name.</summary>
    public async Task<bool> IsUploadedAsync(string name, CancellationToken cancellation) =>
        (await Incoming(name).ExistsAsync(cancellation)).Value;

    /// <summary>Measures what came in; null when nothing did. A blob of another length than declared is not downloaded.</summary>
    public Task<MeasuredBlob?> MeasureIncomingAsync(string name, long declared, CancellationToken cancellation) =>
        MeasureAsync(Incoming(name), declared, cancellation);

    /// <summary>Measures what was kept; null when nothing is.</summary>
    public Task<MeasuredBlob?> MeasureKeptAsync(string name, long declared, CancellationToken cancellation) =>
        MeasureAsync(Kept(name), declared, cancellation);

    /// <summary>
    /// Copies the measured version of an upload into the evidence, if nothing stands there yet. True when the evidence then holds these
    /// bytes, by this or an earlier copy; false when it holds something else, which stays as it is.
    /// </summary>
    /// <exception cref="RequestFailedException">The upload is no longer the version that was measured, or storage failed: try
    /// again.</exception>
    public async Task<bool> KeepAsync(string name, MeasuredBlob upload, CancellationToken cancellation)
    {
        var how = new BlobCopyFromUriOptions
        {
            Metadata = new Dictionary<string, string> { [DigestKey] = upload.Bytes.Sha256, [LengthKey] = Text(upload.Bytes.Length) },
            SourceConditions = new BlobRequestConditions { IfMatch = upload.Version },
            DestinationConditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
        };
        try
        {
            var copying = await Kept(name).StartCopyFromUriAsync(Incoming(name).Uri, how, cancellation);
            await copying.WaitForCompletionAsync(CopyPoll, cancellation);
        }
        catch (RequestFailedException e) when (IsSettledElsewhere(e))
        {
            // What the evidence then holds is told below.
        }

        return await HoldsAsync(name, upload.Bytes, cancellation);
    }

    /// <summary>Removes what came in, if it is still there: with its snapshots, which an upload link allows too, and whoever leases it.</summary>
    public async Task DropIncomingAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await DeleteAsync(name, cancellation);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.LeaseIdMissing)
        {
            await Incoming(name).GetBlobLeaseClient().BreakAsync(TimeSpan.Zero, cancellationToken: cancellation);
            await DeleteAsync(name, cancellation);
        }
    }

    /// <summary>Removes whatever lies under the name, blocks that were sent and never committed too.</summary>
    public async Task SweepIncomingAsync(string name, CancellationToken cancellation)
    {
        await DropIncomingAsync(name, cancellation);
        if (await HasLooseBlocksAsync(name, cancellation))
        {
            // The service lets go of loose blocks when a list is committed that does not name them.
            await Blocks(name).CommitBlockListAsync([], cancellationToken: cancellation);
            await DropIncomingAsync(name, cancellation);
        }
    }

    private Task DeleteAsync(string name, CancellationToken cancellation) =>
        Incoming(name).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellation);

    private async Task<bool> HasLooseBlocksAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return (await Blocks(name).GetBlockListAsync(BlockListTypes.Uncommitted, cancellationToken: cancellation)).Value.UncommittedBlocks.Any();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    private static async Task<MeasuredBlob?> MeasureAsync(BlobBaseClient blob, long declared, CancellationToken cancellation)
    {
        try
        {
            BlobProperties found = await blob.GetPropertiesAsync(cancellationToken: cancellation);
            return found.ContentLength == declared
                ? new MeasuredBlob(await BytesAsync(blob, found.ETag, declared, cancellation), found.ETag)
                : new MeasuredBlob(new UploadedBytes(found.ContentLength, default, string.Empty), found.ETag);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    // Put into the archive, or under a key of the uploader's own, it shows no bytes: then it is not what was declared.
    private static async Task<UploadedBytes> BytesAsync(BlobBaseClient blob, ETag version, long declared, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(blob, version, declared, cancellation);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobArchived || e.ErrorCode == BlobErrorCode.BlobUsesCustomerSpecifiedEncryption)
        {
            return new UploadedBytes(declared, default, string.Empty);
        }
    }

    private static async Task<UploadedBytes> ReadAsync(BlobBaseClient blob, ETag version, long declared, CancellationToken cancellation)
    {
        var same = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = version } };
        using BlobDownloadStreamingResult download = await blob.DownloadStreamingAsync(same, cancellation);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, first, length) = (new byte[BufferBytes], new List<byte>(EvidenceFormats.SniffedBytes), 0L);
        int read;
        while (length <= declared && (read = await download.Content.ReadAsync(buffer, cancellation)) > 0)
        {
            digest.AppendData(buffer, 0, read);
            first.AddRange(buffer.AsSpan(0, Math.Min(read, EvidenceFormats.SniffedBytes - first.Count)));
            length += read;
        }

        return new UploadedBytes(length, first.ToArray(), Convert.ToHexStringLower(digest.GetHashAndReset()));
    }

    private async Task<bool> HoldsAsync(string name, UploadedBytes bytes, CancellationToken cancellation)
    {
        BlobProperties kept = await Kept(name).GetPropertiesAsync(cancellationToken: cancellation);
        if (kept.BlobCopyStatus == CopyStatus.Pending)
        {
            // Begun by another delivery; Azure may still be at it.
            await new CopyFromUriOperation(kept.CopyId, Kept(name)).WaitForCompletionAsync(CopyPoll, cancellation);
            kept = await Kept(name).GetPropertiesAsync(cancellationToken: cancellation);
        }

        return kept.ContentLength == bytes.Length
            && kept.BlobCopyStatus is null or CopyStatus.Success
            && kept.Metadata.TryGetValue(DigestKey, out var digest) && digest == bytes.Sha256
            && kept.Metadata.TryGetValue(LengthKey, out var length) && length == Text(bytes.Length);
    }

    // Another delivery copied it, or has already removed what came in, or something else stands there.
    private static bool IsSettledElsewhere(RequestFailedException e) =>
        e.Status == 404 || e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.TargetConditionNotMet;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private BlockBlobClient Blocks(string name) => service.GetBlobContainerClient(BlobContainer.Incoming).GetBlockBlobClient(name);

    private BlobClient Incoming(string name) => service.GetBlobContainerClient(BlobContainer.Incoming).GetBlobClient(name);

    private BlobClient Kept(string name) => service.GetBlobContainerClient(BlobContainer.Evidence).GetBlobClient(name);
}
