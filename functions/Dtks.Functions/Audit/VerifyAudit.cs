using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Audit;

/// <summary>
/// POST /operations/audit/{place}/verification: holds the trail of a village, a regency's letters or a month against its seals, for operators.
/// </summary>
public sealed class VerifyAudit(Api api, AuditVerification verification, AuditedReads reads)
{
    /// <summary>What was found; the verification leaves an entry of its own.</summary>
    [Function(nameof(VerifyAudit))]
    [Access(Role.Operator, Area = AccessArea.Nation)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operations/audit/{place}/verification")] HttpRequest request,
        string place,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = body.Length > 0 ? RequestBody.Parse<VerificationDraft>(body) : new VerificationDraft();
            var partition = AuditPlace.Named(place);
            var found = draft.From is null || AuditDocument.IsHour(draft.From) ? await verification.VerifyAsync(partition, draft.From, cancellation) : null;
            if (found is null || (draft.From is not null && found.Seals == 0))
            {
                // Nothing was looked at: that must not read as proof.
                throw new ProblemException(Problem.Invalid("/from", "audit.verificationFrom"));
            }

            var view = VerificationView.Of(found);
            await reads.NoteAsync(partition, AuditEntry.Of(caller.Actor, "operations.auditVerified", "audit", view), cancellation);
            return Answer.Done(view);
        });
}

/// <summary>From which hour a verification goes on.</summary>
/// <param name="From">The <c>next</c> of the answer before; absent for the first.</param>
internal sealed record VerificationDraft(string? From = null);

/// <summary>What a verification found, as it is shown.</summary>
internal sealed record VerificationView(VerificationStatus Status, int Seals, int Entries, SealBreak? FirstBreak, string? Next, int Unsealed)
{
    public static VerificationView Of(AuditFinding found) => new(
        found.FirstBreak is not null ? VerificationStatus.Broken : found.Next is not null ? VerificationStatus.More : VerificationStatus.Intact,
        found.Seals,
        found.Entries,
        found.FirstBreak,
        found.Next,
        found.Unsealed);
}

/// <summary>How a verification ended.</summary>
internal enum VerificationStatus
{
    /// <summary>Nothing is wrong up to the last seal.</summary>
    Intact,

    /// <summary>Nothing is wrong so far; there are more seals.</summary>
    More,

    /// <summary>Something is wrong.</summary>
    Broken,
}
