using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Dtks.Domain.Evidence;

namespace Dtks.Functions.Evidence;

/// <summary>
/// The bytes of uploads once they are whole: what came in is measured, kept and cleared away. Nothing in <see cref="BlobContainer.Evidence"/> is ever overwritten or
/// removed here.
/// </summary>
public sealed class EvidenceBlobs(BlobServiceClient service)
{
    private const string DigestKey = "sha256";
    private const string LengthKey = "length";
    private static readonly TimeSpan CopyPoll = TimeSpan.FromMilliseconds(250);

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

    /// <summary>Removes what came in, if it is still there: with its snapshots, which older upload links allowed, and whoever leases it.</summary>
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
        if ((await UploadBlobs.LooseBlocksAsync(Blocks(name), cancellation)).Count > 0)
        {
            // The service lets go of loose blocks when a list is committed that does not name them.
            await Blocks(name).CommitBlockListAsync([], cancellationToken: cancellation);
            await DropIncomingAsync(name, cancellation);
        }
    }

    private Task DeleteAsync(string name, CancellationToken cancellation) =>
        Incoming(name).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellation);

    private static async Task<MeasuredBlob?> MeasureAsync(BlobBaseClient blob, long declared, CancellationToken cancellation)
    {
        try
        {
            BlobProperties found = await blob.GetPropertiesAsync(cancellationToken: cancellation);
            return found.ContentLength == declared
                ? Measured(declared, await BytesAsync(blob, found.ETag, declared, cancellation), found.ETag)
                : new MeasuredBlob(new UploadedBytes(found.ContentLength, default, string.Empty), found.ETag, default);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // Another delivery took it away between the two requests: what is there now counts.
            return await MeasureAsync(blob, declared, cancellation);
        }
    }

    private static MeasuredBlob Measured(long declared, ReadOnlyMemory<byte>? bytes, ETag version)
    {
        if (bytes is not { } content)
        {
            return new MeasuredBlob(new UploadedBytes(declared, default, string.Empty), version, default);
        }

        var first = content[..Math.Min(content.Length, EvidenceFormats.SniffedBytes)];
        return new MeasuredBlob(new UploadedBytes(content.Length, first, Convert.ToHexStringLower(SHA256.HashData(content.Span))), version, content);
    }

    // Put into the archive, or under a key of the uploader's own, as older links allowed, it shows no bytes: then it is not what was declared.
    private static async Task<ReadOnlyMemory<byte>?> BytesAsync(BlobBaseClient blob, ETag version, long declared, CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(blob, version, declared, cancellation);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobArchived || e.ErrorCode == BlobErrorCode.BlobUsesCustomerSpecifiedEncryption)
        {
            return null;
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(BlobBaseClient blob, ETag version, long declared, CancellationToken cancellation)
    {
        var same = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = version } };
        using BlobDownloadStreamingResult download = await blob.DownloadStreamingAsync(same, cancellation);
        var content = new byte[declared];
        return content.AsMemory(0, await download.Content.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellation));
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
