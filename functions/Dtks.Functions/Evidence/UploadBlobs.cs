using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Dtks.Domain.Evidence;

namespace Dtks.Functions.Evidence;

/// <summary>The bytes of uploads while they come in: one content under each name, whole or in blocks, and never another in its place.</summary>
public sealed class UploadBlobs(BlobServiceClient service)
{
    private const string RequestName = "request";

    /// <summary>Whether a blob came in under the name.</summary>
    public async Task<bool> IsUploadedAsync(string name, CancellationToken cancellation) =>
        (await Incoming(name).ExistsAsync(cancellation)).Value;

    /// <summary>How much of an upload has arrived.</summary>
    public async Task<UploadProgress> ProgressAsync(string name, CancellationToken cancellation)
    {
        try
        {
            BlobProperties whole = await Incoming(name).GetPropertiesAsync(cancellationToken: cancellation);
            return new UploadProgress(IsWhole: true, whole.ContentLength, []);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            var blocks = (await LooseBlocksAsync(Blocks(name), cancellation)).Select(b => new UploadBlock(b.Name, b.SizeLong)).ToList();
            return new UploadProgress(IsWhole: false, blocks.Sum(b => b.Size), blocks);
        }
    }

    /// <summary>Takes a whole content; false when there is one already.</summary>
    /// <param name="name">The name.</param>
    /// <param name="content">The content.</param>
    /// <param name="request">By which request, in letters and digits.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<bool> TryPutAsync(string name, Stream content, string request, CancellationToken cancellation)
    {
        var once = new BlobUploadOptions { Metadata = new Dictionary<string, string> { [RequestName] = request }, Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All }, TransferOptions = new() { InitialTransferSize = EvidenceFormats.MaxLength } };
        try
        {
            await Blocks(name).UploadAsync(content, once, cancellation);
            return true;
        }
        catch (RequestFailedException e) when (IsThere(e))
        {
            return false;
        }
    }

    /// <summary>Whether what came in is this content, byte for byte, of this request: tried again, by the client or here, after an answer was lost.</summary>
    /// <param name="name">The name.</param>
    /// <param name="content">The content; it is read from its beginning.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<bool> IsOfRequestAsync(string name, Stream content, string request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            // Neither is held in memory: many may be on their way at once.
            using BlobDownloadStreamingResult there = await Incoming(name).DownloadStreamingAsync(cancellationToken: cancellation);
            if (there.Details.ContentLength != content.Length || !there.Details.Metadata.TryGetValue(RequestName, out var by) || by != request)
            {
                return false;
            }

            content.Position = 0;
            var (sent, kept) = (await SHA256.HashDataAsync(content, cancellation), await SHA256.HashDataAsync(there.Content, cancellation));
            return sent.AsSpan().SequenceEqual(kept);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    /// <summary>Whether what came in was put together of these blocks, in this order.</summary>
    public async Task<bool> IsOfBlocksAsync(string name, IReadOnlyList<string> blocks, CancellationToken cancellation)
    {
        try
        {
            Azure.Storage.Blobs.Models.BlockList there = await Blocks(name).GetBlockListAsync(BlockListTypes.Committed, cancellationToken: cancellation);
            return blocks.Count > 0 && there.CommittedBlocks.Select(b => b.Name).SequenceEqual(blocks);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    /// <summary>Takes a block; false for an id that is no Base64, or not as long as those before.</summary>
    public async Task<bool> TryStageAsync(string name, string block, Stream content, CancellationToken cancellation)
    {
        try
        {
            await Blocks(name).StageBlockAsync(block, content, options: null, cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 400)
        {
            return false;
        }
    }

    /// <summary>Puts blocks together; false when a whole content is there already.</summary>
    public async Task<bool> TryCommitAsync(string name, IEnumerable<string> blocks, CancellationToken cancellation)
    {
        var once = new CommitBlockListOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        try
        {
            await Blocks(name).CommitBlockListAsync(blocks, once, cancellation);
            return true;
        }
        catch (RequestFailedException e) when (IsThere(e))
        {
            return false;
        }
    }

    /// <summary>The blocks that arrived and were not put together.</summary>
    internal static async Task<IReadOnlyList<BlobBlock>> LooseBlocksAsync(BlockBlobClient upload, CancellationToken cancellation)
    {
        try
        {
            return [.. (await upload.GetBlockListAsync(BlockListTypes.Uncommitted, cancellationToken: cancellation)).Value.UncommittedBlocks];
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return [];
        }
    }

    private static bool IsThere(RequestFailedException e) => e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet;

    private BlockBlobClient Blocks(string name) => service.GetBlobContainerClient(BlobContainer.Incoming).GetBlockBlobClient(name);

    private BlobClient Incoming(string name) => service.GetBlobContainerClient(BlobContainer.Incoming).GetBlobClient(name);
}
