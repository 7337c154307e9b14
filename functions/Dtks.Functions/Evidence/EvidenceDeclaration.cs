using System.Globalization;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Changes;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Json;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Evidence;

/// <summary>
/// Takes the declaration of an upload (MUS-6). It is saved together with its deliberation, so that none is added once that is concluded
/// (MUS-7) and
/// never more than <see cref="MostUploads"/>.
/// </summary>
public sealed class EvidenceDeclaration(
    DeliberationRepository deliberations, EvidenceRepository repository, UploadLinks links, ChangeCommit commit, IdempotentAnswers answers)
{
    /// <summary>The most uploads a deliberation may declare, whatever became of them.</summary>
    public const int MostUploads = 60;

    private static readonly Duration UploadWindow = Duration.FromHours(24);

    /// <summary>The answer to a declaration: 201, also to a repeated one; its link leads to the host as the client names it.</summary>
    /// <exception cref="ProblemException">400, 404, 409 by docs/design.md; nothing is left behind then.</exception>
    public async Task<Answer> DeclareAsync(
        string village, string deliberation, EvidenceDraft draft, Actor by, IdempotencyKey key, Uri host, CancellationToken cancellation)
    {
        var kept = await answers.OnceAsync(
            Partitions.Registry(village), key,
            () => TakeAsync(village, deliberation, draft, by, key, cancellation),
            async () => await repository.FindAsync(village, key.Id, cancellation) is { } found ? AnswerOf(found) : null,
            cancellation);
        return await WithLinkAsync(village, kept, host, cancellation);
    }

    /// <summary>Refuses what comes for a deliberation that was given up (MUS-7).</summary>
    /// <exception cref="ProblemException">409.</exception>
    internal static void RequireNotCancelled(DeliberationDocument held)
    {
        if (held.Status == DeliberationStatus.Cancelled)
        {
            throw new ProblemException(new Problem(409, DeliberationViolations.Cancelled, "MUS-7"));
        }
    }

    private async Task<Answer> TakeAsync(
        string village, string deliberation, EvidenceDraft draft, Actor by, IdempotencyKey key, CancellationToken cancellation)
    {
        var held = await deliberations.FindAsync(village, deliberation, cancellation) ?? throw new ProblemException(Problem.NotFound);
        var isConcluded = held.Status == DeliberationStatus.Concluded;
        var declare = new EvidenceCommand.Declare(key.Id, deliberation, isConcluded, draft, UploadWindow, by);
        var events = Accepted.Events(repository.Decide(declare, state: null, village));
        RequireNotCancelled(held);
        if (held.Uploads >= MostUploads)
        {
            var args = new Dictionary<string, string> { ["max"] = MostUploads.ToString(CultureInfo.InvariantCulture) };
            throw new ProblemException(new Problem(409, "evidence.tooMany", "MUS-4", args));
        }

        var (change, after) = repository.Change(before: null, village, events);
        var answer = AnswerOf(after);
        change.Replace(held with { Uploads = held.Uploads + 1 });
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }

    private static Answer AnswerOf(EvidenceDocument declared) => Answer.Created(new EvidenceReceipt(declared.State.Id, declared.Status), declared.Upload().Location);

    /// <summary>The stored answer holds no link; it gets one that is good from now on, while the bytes are awaited.</summary>
    private async Task<Answer> WithLinkAsync(string village, Answer kept, Uri host, CancellationToken cancellation)
    {
        var receipt = JsonText.Read<EvidenceReceipt>(kept.Body);
        var found = await repository.FindAsync(village, receipt.Id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        if (found.Status != EvidenceStatus.Pending)
        {
            return kept;
        }

        var declared = await repository.UploadAsync(found, cancellation);
        if (declared.Closed is not null)
        {
            return kept;
        }

        var link = links.To(declared, host);
        return kept with { Body = JsonText.Write(receipt with { UploadUrl = link.Url, ExpiresOn = link.ExpiresOn }) };
    }
}
