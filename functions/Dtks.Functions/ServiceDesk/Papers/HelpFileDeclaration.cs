using Dtks.Domain.Areas;
using Dtks.Domain.Evidence;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Access;
using Dtks.Platform.Changes;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Json;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Papers;

/// <summary>Takes the declaration of an application's file (SVC-2, SVC-5, SVC-8). It is saved together with its application, so that there are never more than <see cref="HelpFileRules.Most"/>.</summary>
public sealed class HelpFileDeclaration(HelpApplications applications, HelpWork work, HelpFiles files, UploadLinks links, ChangeCommit commit, IdempotentAnswers answers)
{
    private static readonly Duration UploadWindow = Duration.FromHours(24);

    /// <summary>The answer to a declaration: 201, also to a repeated one; its link leads to the host as the client names it.</summary>
    /// <exception cref="ProblemException">400, 404, 409 by docs/design.md; nothing is left behind then.</exception>
    public async Task<Answer> DeclareAsync(AreaCode regency, string application, HelpFileDraft draft, Caller caller, IdempotencyKey key, Uri host, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(regency);
        ArgumentNullException.ThrowIfNull(key);
        var kept = await answers.OnceAsync(
            Partitions.ServiceDesk(regency.Value), key,
            () => TakeAsync(regency, application, draft, caller, key, cancellation),
            async () => await files.FindAsync(regency.Value, key.Id, cancellation) is { } found ? AnswerOf(found) : null,
            cancellation);
        return await WithLinkAsync(regency.Value, kept, host, cancellation);
    }

    private async Task<Answer> TakeAsync(AreaCode regency, string application, HelpFileDraft draft, Caller caller, IdempotencyKey key, CancellationToken cancellation)
    {
        var found = await work.SeenAsync(caller, regency, application, cancellation);
        var about = new HelpFileAbout(key.Id, found.State, found.Files ?? 0, await applications.ProgrammeAsync(found.State, cancellation));
        var (policy, now, _) = applications.Today(regency);
        var happened = Accepted.Events(HelpFileRules.Declare(about, draft, UploadWindow, caller.Actor, policy, now))[0];
        var (change, after) = HelpFiles.Change(before: null, regency.Value, happened);
        var answer = AnswerOf(after);
        change.Replace(found with { Files = (found.Files ?? 0) + 1 });
        await commit.SaveAsync(answers.Keep(change, key, answer), cancellation);
        return answer;
    }

    private static Answer AnswerOf(HelpFileDocument declared) => Answer.Created(new EvidenceReceipt(declared.State.Id, declared.State.Status), declared.Upload().Location);

    /// <summary>The stored answer holds no link; it gets one that is good from now on, while the bytes are awaited.</summary>
    private async Task<Answer> WithLinkAsync(string regency, Answer kept, Uri host, CancellationToken cancellation)
    {
        var receipt = JsonText.Read<EvidenceReceipt>(kept.Body);
        var found = await files.FindAsync(regency, receipt.Id, cancellation) ?? throw new ProblemException(Problem.NotFound);
        if (found.State.Status != EvidenceStatus.Pending)
        {
            return kept;
        }

        var link = links.To(found.Upload(), host);
        return kept with { Body = JsonText.Write(receipt with { UploadUrl = link.Url, ExpiresOn = link.ExpiresOn }) };
    }
}
