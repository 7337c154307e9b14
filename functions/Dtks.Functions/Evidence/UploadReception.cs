using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dtks.Domain.Evidence;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Evidence;

/// <summary>
/// Takes the bytes of an upload by its link: one content, whole or in blocks, while it is awaited, and then nothing more (MUS-6, RAT-2). Storage itself
/// cannot say so: its links for blocks let what is there be replaced, and the one that does not takes no blocks (docs/adr/0025).
/// </summary>
public sealed class UploadReception(IEnumerable<IDeclaredUploads> declared, UploadBlobs blobs, UploadLinks links, TimeProvider clock)
{
    /// <summary>The most bytes in one request, and of one upload: what a document or a prelist may have.</summary>
    public const long MostBytes = EvidenceFormats.MaxLength;

    /// <summary>The most blocks of one upload.</summary>
    public const int MostBlocks = 1024;

    /// <summary>The upload that a link is for, when its bytes are awaited.</summary>
    /// <exception cref="ProblemException">403: the link is none, or its time is over, or nothing more is taken; 404; 409: what it is for is closed (MUS-7).</exception>
    public async Task<DeclaredUpload> AdmitAsync(string village, string id, string? until, string? signature, CancellationToken cancellation)
    {
        var (isOurs, isInTime) = links.Check(village, id, until, signature);
        if (!isInTime)
        {
            throw Refused(isOurs ? "evidence.linkExpired" : "evidence.linkUnknown", rule: null);
        }

        var found = await FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        if (!found.IsAwaited || clock.GetUtcNow() >= found.ExpiresAt.ToDateTimeOffset())
        {
            throw Refused("evidence.notAwaited", found.Rule);
        }

        return found.Closed is { } closed ? throw new ProblemException(new Problem(409, closed, "MUS-7")) : found;
    }

    /// <summary>Takes the whole content. The same request tried again, which is told by what clients of storage number theirs with, is answered as the first time.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="content">The content.</param>
    /// <param name="request">What the client numbers the request with (<c>x-ms-client-request-id</c>); null for nothing: then it is one of its own.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="ProblemException">403 when there is one already; 400 when it is not as long as declared: then nothing is kept, and the link stays good.</exception>
    public async Task<Answer> PutAsync(DeclaredUpload upload, Stream content, string? request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length != upload.Length)
        {
            await AwaitedAsync(upload, cancellation);
            throw OtherLength(upload, content.Length);
        }

        // Storage may have taken it in a try whose answer was late.
        var by = string.IsNullOrEmpty(request) ? Guid.NewGuid().ToString("N") : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)));
        return await blobs.TryPutAsync(upload.BlobName, content, by, cancellation) || await blobs.IsOfRequestAsync(upload.BlobName, content, by, cancellation)
            ? WholeOf(upload)
            : throw Refused("evidence.sentAlready", upload.Rule);
    }

    /// <summary>Takes a block; sent again under its id it takes the place of the one before.</summary>
    /// <exception cref="ProblemException">403 when the content is whole; 400 for an id that storage does not take, or no bytes; 413 when they become too many.</exception>
    public async Task<Answer> StageAsync(DeclaredUpload upload, string? block, Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        var id = block?.Replace(' ', '+'); // as a query shows a plus sign that was not escaped
        if (string.IsNullOrEmpty(id) || content.Length == 0)
        {
            throw new ProblemException(Problem.Invalid("/blockid", "evidence.block"));
        }

        var others = (await AwaitedAsync(upload, cancellation)).Blocks.Where(b => b.Id != id).ToList();
        if (others.Count >= MostBlocks || others.Sum(b => b.Size) + content.Length > MostBytes)
        {
            throw TooMuch(upload);
        }

        return await blobs.TryStageAsync(upload.BlobName, id, content, cancellation)
            ? AnswerOf(upload, new UploadProgress(IsWhole: false, others.Sum(b => b.Size) + content.Length, []))
            : throw new ProblemException(Problem.Invalid("/blockid", "evidence.block"));
    }

    /// <summary>Puts blocks together in the order listed. The same list again is answered as the first time.</summary>
    /// <exception cref="ProblemException">403 when the content is whole, of others; 400 when a block has not arrived, is listed twice, or they are not as long as declared; 413 when they are too many bytes.</exception>
    public async Task<Answer> CommitAsync(DeclaredUpload upload, IReadOnlyList<string> listed, CancellationToken cancellation)
    {
        var progress = await blobs.ProgressAsync(upload.BlobName, cancellation);
        if (progress.IsWhole)
        {
            return await blobs.IsOfBlocksAsync(upload.BlobName, listed, cancellation) ? WholeOf(upload) : throw Refused("evidence.sentAlready", upload.Rule);
        }

        var arrived = progress.Blocks.ToDictionary(b => b.Id, b => b.Size, StringComparer.Ordinal);
        var missing = listed.FirstOrDefault(id => !arrived.ContainsKey(id));
        if (missing is not null || listed.Distinct(StringComparer.Ordinal).Count() != listed.Count)
        {
            throw new ProblemException(Problem.Invalid("", "evidence.blockList"));
        }

        // Blocks that came at the same moment did not see each other.
        if (listed.Sum(id => arrived[id]) > MostBytes)
        {
            throw TooMuch(upload);
        }

        // Whole is only what was declared: half a file that a weak line cut off can be sent again.
        if (listed.Sum(id => arrived[id]) is var sent && sent != upload.Length)
        {
            throw OtherLength(upload, sent);
        }

        return await blobs.TryCommitAsync(upload.BlobName, listed, cancellation) || await blobs.IsOfBlocksAsync(upload.BlobName, listed, cancellation)
            ? WholeOf(upload)
            : throw Refused("evidence.sentAlready", upload.Rule);
    }

    /// <summary>413: more than a file may have.</summary>
    public static ProblemException TooMuch(DeclaredUpload upload) => new(new Problem(
        413, "evidence.tooMuch", upload.Rule, new Dictionary<string, string> { ["max"] = MostBytes.ToString(CultureInfo.InvariantCulture), ["blocks"] = MostBlocks.ToString(CultureInfo.InvariantCulture) }));

    private static ProblemException OtherLength(DeclaredUpload upload, long sent) => new(new Problem(400, "evidence.length", upload.Rule, new Dictionary<string, string>
    {
        ["sent"] = sent.ToString(CultureInfo.InvariantCulture),
        ["declared"] = upload.Length.ToString(CultureInfo.InvariantCulture),
    }));

    private async Task<UploadProgress> AwaitedAsync(DeclaredUpload upload, CancellationToken cancellation) =>
        await blobs.ProgressAsync(upload.BlobName, cancellation) is { IsWhole: false } progress ? progress : throw Refused("evidence.sentAlready", upload.Rule);

    // Ids come from what was sent and where to: no two kinds share one.
    private async Task<DeclaredUpload?> FindAsync(string village, string id, CancellationToken cancellation)
    {
        foreach (var kind in declared)
        {
            if (await kind.FindUploadAsync(village, id, cancellation) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static ProblemException Refused(string code, string? rule) => new(new Problem(403, code, rule));

    private static Answer WholeOf(DeclaredUpload upload) => AnswerOf(upload, new UploadProgress(IsWhole: true, upload.Length, []));

    private static Answer AnswerOf(DeclaredUpload upload, UploadProgress progress) => Answer.Created(
        new UploadReceipt(upload.Id, progress.Received, Math.Max(0, upload.Length - progress.Received), progress.IsWhole), upload.Location);
}
