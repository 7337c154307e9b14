using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Audit;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Audit;

/// <summary>
/// POST /operations/audit/{place}/verification: holds the trails of a village, a regency or a month against their seals, for operators.
/// </summary>
public sealed class VerifyAudit(Api api, AuditPlaces places, AuditVerification verification, AuditedReads reads)
{
    /// <summary>What was found; the verification leaves an entry of its own.</summary>
    [Function(nameof(VerifyAudit))]
    [Access(Role.Operator, Area = AccessArea.Nation)]
    [Takes<VerificationDraft>(IsOptional = true)]
    [Answers<VerificationView>]
    [Refuses(400, "audit.verificationFrom")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/operations/audit/{place}/verification")] HttpRequest request,
        string place,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = body.Length > 0 ? RequestBody.Parse<VerificationDraft>(body) : new VerificationDraft();
            var trails = places.Named(place);
            var found = draft.From is null || AuditDocument.IsHour(draft.From) ? await FindingsAsync(trails, draft.From, cancellation) : null;
            if (found is null || (draft.From is not null && found.All(f => f.Finding.Seals == 0)))
            {
                // Nothing was looked at: that must not read as proof.
                throw new ProblemException(Problem.Invalid("/from", "audit.verificationFrom"));
            }

            var view = VerificationView.Of(found);
            await reads.NoteAsync(trails[0], AuditEntry.Of(caller.Actor, "operations.auditVerified", "audit", view), cancellation);
            return Answer.Done(view);
        });

    private async Task<IReadOnlyList<(Partition Trail, AuditFinding Finding)>> FindingsAsync(IReadOnlyList<Partition> trails, string? from, CancellationToken cancellation)
    {
        var found = new List<(Partition, AuditFinding)>();
        foreach (var trail in trails)
        {
            found.Add((trail, await verification.VerifyAsync(trail, from, cancellation)));
        }

        return found;
    }
}

/// <summary>From which hour a verification goes on.</summary>
/// <param name="From">The <c>next</c> of the answer before; absent for the first.</param>
internal sealed record VerificationDraft(string? From = null);

/// <summary>What a verification found, as it is shown: of all trails of the place together.</summary>
internal sealed record VerificationView(VerificationStatus Status, int Seals, int Entries, BreakView? FirstBreak, string? Next, int Unsealed)
{
    public static VerificationView Of(IReadOnlyList<(Partition Trail, AuditFinding Finding)> found)
    {
        var broken = found.Where(f => f.Finding.FirstBreak is not null).Select(f => BreakView.Of(f.Finding.FirstBreak!, f.Trail)).MinBy(b => b.Hour, StringComparer.Ordinal);

        // Where one has more seals than are looked at in one go, all are gone on with from its next: of a shorter one some are looked at again.
        var next = broken is null ? found.Select(f => f.Finding.Next).OfType<string>().Min(StringComparer.Ordinal) : null;
        return new(
            broken is not null ? VerificationStatus.Broken : next is not null ? VerificationStatus.More : VerificationStatus.Intact,
            found.Sum(f => f.Finding.Seals),
            found.Sum(f => f.Finding.Entries),
            broken,
            next,
            found.Sum(f => f.Finding.Unsealed));
    }
}

/// <summary>The first break of a place's trails, as it is shown.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Hour">The hour.</param>
/// <param name="Entry">The entry, if it is one's.</param>
/// <param name="Trail">The container whose trail it is in.</param>
internal sealed record BreakView(SealBreakKind Kind, string Hour, string? Entry, string Trail)
{
    public static BreakView Of(SealBreak found, Partition trail) => new(found.Kind, found.Hour, found.Entry, trail.Container.Name);
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
