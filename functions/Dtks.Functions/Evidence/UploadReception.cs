using System.Globalization;
using Dtks.Domain.Evidence;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Evidence;

/// <summary>
/// Takes the bytes of an upload by its link: one content, whole or in blocks, while it is awaited, and then nothing more (MUS-6). Storage itself
/// cannot say so: its links for blocks let what is there be replaced, and the one that does not takes no blocks (docs/adr/0025).
/// </summary>
public sealed class UploadReception(EvidenceRepository repository, EvidenceBlobs blobs, UploadLinks links, TimeProvider clock)
{
    /// <summary>The most bytes in one request, and of one upload: what a document may have. Whether it has as many as declared is the inspection's.</summary>
    public const long MostBytes = EvidenceFormats.MaxLength;

    /// <summary>The most blocks of one upload.</summary>
    public const int MostBlocks = 1024;

    /// <summary>The upload that a link is for, when its bytes are awaited.</summary>
    /// <exception cref="ProblemException">403: the link is none, or its time is over, or nothing more is taken; 404.</exception>
    public async Task<EvidenceDocument> AdmitAsync(string village, string evidence, string? until, string? signature, CancellationToken cancellation)
    {
        var (isOurs, isInTime) = links.Check(village, evidence, until, signature);
        if (!isInTime)
        {
            throw Refused(isOurs ? "evidence.linkExpired" : "evidence.linkUnknown");
        }

        var found = await repository.FindAsync(village, evidence, cancellation) ?? throw new ProblemException(Problem.NotFound);
        return found.Status == EvidenceStatus.Pending && clock.GetUtcNow() < found.State.ExpiresAt.ToDateTimeOffset()
            ? found
            : throw Refused("evidence.notAwaited");
    }

    /// <summary>Takes the whole content.</summary>
    /// <exception cref="ProblemException">403 when there is one already.</exception>
    public async Task<Answer> PutAsync(EvidenceDocument upload, Stream content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        return await blobs.TryPutAsync(upload.BlobName(), content, cancellation)
            ? AnswerOf(upload, new UploadProgress(IsWhole: true, content.Length, []))
            : throw Refused("evidence.sentAlready");
    }

    /// <summary>Takes a block; sent again under its id it takes the place of the one before.</summary>
    /// <exception cref="ProblemException">403 when the content is whole; 400 for an id that storage does not take, or no bytes; 413 when they become too many.</exception>
    public async Task<Answer> StageAsync(EvidenceDocument upload, string? block, Stream content, CancellationToken cancellation)
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
            throw TooMuch();
        }

        return await blobs.TryStageAsync(upload.BlobName(), id, content, cancellation)
            ? AnswerOf(upload, new UploadProgress(IsWhole: false, others.Sum(b => b.Size) + content.Length, []))
            : throw new ProblemException(Problem.Invalid("/blockid", "evidence.block"));
    }

    /// <summary>Puts blocks together in the order listed.</summary>
    /// <exception cref="ProblemException">403 when the content is whole; 400 when a block has not arrived, or is listed twice.</exception>
    public async Task<Answer> CommitAsync(EvidenceDocument upload, IReadOnlyList<string> listed, CancellationToken cancellation)
    {
        var arrived = (await AwaitedAsync(upload, cancellation)).Blocks.ToDictionary(b => b.Id, b => b.Size, StringComparer.Ordinal);
        var missing = listed.FirstOrDefault(id => !arrived.ContainsKey(id));
        if (missing is not null || listed.Distinct(StringComparer.Ordinal).Count() != listed.Count)
        {
            throw new ProblemException(Problem.Invalid("", "evidence.blockList"));
        }

        return await blobs.TryCommitAsync(upload.BlobName(), listed, cancellation)
            ? AnswerOf(upload, new UploadProgress(IsWhole: true, listed.Sum(id => arrived[id]), []))
            : throw Refused("evidence.sentAlready");
    }

    /// <summary>413: more than a document may have.</summary>
    public static ProblemException TooMuch() => new(new Problem(
        413, "evidence.tooMuch", "MUS-6", new Dictionary<string, string> { ["max"] = MostBytes.ToString(CultureInfo.InvariantCulture), ["blocks"] = MostBlocks.ToString(CultureInfo.InvariantCulture) }));

    private async Task<UploadProgress> AwaitedAsync(EvidenceDocument upload, CancellationToken cancellation) =>
        await blobs.ProgressAsync(upload.BlobName(), cancellation) is { IsWhole: false } progress ? progress : throw Refused("evidence.sentAlready");

    private static ProblemException Refused(string code) => new(new Problem(403, code, "MUS-6"));

    private static Answer AnswerOf(EvidenceDocument upload, UploadProgress progress) => Answer.Created(
        new UploadReceipt(upload.State.Id, progress.Received, Math.Max(0, upload.State.Length - progress.Received), progress.IsWhole),
        $"/api/villages/{upload.Village}/deliberations/{upload.Deliberation}/evidence/{upload.State.Id}");
}
