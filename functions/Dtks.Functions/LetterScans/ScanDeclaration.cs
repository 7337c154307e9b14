using System.Security.Cryptography;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.LetterScans;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Functions.Ratification;
using Dtks.Platform.Changes;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Json;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.LetterScans;

/// <summary>
/// Takes the declaration of a letter's scan (RAT-1). It is saved together with its letter, so that it is of the letter as it went then, and never more than
/// <see cref="ScanDecider.MostEachTime"/> each time.
/// </summary>
public sealed class ScanDeclaration(LetterRepository letters, ScanRepository scans, LetterFile file, UploadLinks links, ChangeCommit commit, IdempotentAnswers answers)
{
    private static readonly Duration UploadWindow = Duration.FromHours(24);

    /// <summary>The answer to a declaration: 201, also to a repeated one; its link leads to the host as the client names it.</summary>
    /// <exception cref="ProblemException">400, 404, 409 by docs/design.md; nothing is left behind then.</exception>
    public async Task<Answer> DeclareAsync(string regency, string letter, ScanDraft draft, Actor by, IdempotencyKey key, Uri host, CancellationToken cancellation)
    {
        var kept = await answers.OnceAsync(
            Partitions.Ratifications(regency), key,
            () => TakeAsync(regency, letter, draft, by, key, cancellation),
            async () => await scans.FindAsync(regency, key.Id, cancellation) is { } found ? AnswerOf(found) : null,
            cancellation);
        return await WithLinkAsync(regency, kept, host, cancellation);
    }

    private async Task<Answer> TakeAsync(string regency, string letter, ScanDraft draft, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var signed = await letters.FindAsync(regency, letter, cancellation) ?? throw new ProblemException(Problem.NotFound);
        var (before, _) = await scans.OfAsync(signed, cancellation);
        var isUnsigned = await IsUnsignedAsync(signed, draft, cancellation);
        var declare = new ScanCommand.Declare(key.Id, signed.State, signed.Scans ?? 0, before, isUnsigned, draft, UploadWindow, by);
        var happened = Accepted.Events(ScanDecider.Decide(declare, letters.Policy(signed.State.Regency), letters.Now()))[0];
        var (change, after) = ScanRepository.Change(before: null, regency, happened);
        var answer = AnswerOf(after);
        change.Replace(signed with { Scans = (signed.Scans ?? 0) + 1 });
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }

    // The letter as the system makes it is the same bytes each time (RAT-8).
    private async Task<bool> IsUnsignedAsync(LetterDocument letter, ScanDraft? draft, CancellationToken cancellation) =>
        letter.State.Digest is not null
        && draft is { ContentType: { } type, Sha256: { } digest } && EvidenceFormats.Read(type) == EvidenceFormats.Pdf
        && string.Equals(digest, Convert.ToHexStringLower(SHA256.HashData(await file.OfAsync(letter, cancellation))), StringComparison.OrdinalIgnoreCase);

    private static Answer AnswerOf(ScanDocument declared) => Answer.Created(new EvidenceReceipt(declared.State.Id, declared.State.Status), declared.Upload().Location);

    /// <summary>The stored answer holds no link; it gets one that is good from now on, while the bytes are awaited.</summary>
    private async Task<Answer> WithLinkAsync(string regency, Answer kept, Uri host, CancellationToken cancellation)
    {
        var receipt = JsonText.Read<EvidenceReceipt>(kept.Body);
        var found = await scans.FindAsync(regency, receipt.Id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        if (found.State.Status != EvidenceStatus.Pending)
        {
            return kept;
        }

        var link = links.To(found.Upload(), host);
        return kept with { Body = JsonText.Write(receipt with { UploadUrl = link.Url, ExpiresOn = link.ExpiresOn }) };
    }
}
