using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Dossiers;

/// <summary>The camat's endorsement of a dossier and dinas sosial's receipt, or its return (RAT-1). What follows for its rows is a queue's.</summary>
public sealed class DossierReview(DossierRepository dossiers, ChangeCommit commit, IdempotentAnswers answers, OptimisticRetry retry)
{
    /// <summary>The camat's, singly.</summary>
    /// <exception cref="ProblemException">400, 404, 409, 412, 422 by docs/design.md.</exception>
    public Task<Answer> EndorseAsync(string village, string dossier, DossierReviewDraft draft, DossierAsked asked, CancellationToken cancellation) =>
        OnceAsync(village, dossier, asked, (found, rows) => DecideEndorsement(found.State, draft, rows, asked.By), cancellation);

    /// <summary>Dinas sosial's.</summary>
    /// <exception cref="ProblemException">400, 404, 409, 412, 422 by docs/design.md.</exception>
    public Task<Answer> ReceiveAsync(string village, string dossier, DossierReviewDraft draft, DossierAsked asked, CancellationToken cancellation) =>
        OnceAsync(
            village, dossier, asked,
            (found, rows) =>
            {
                var (policy, now) = dossiers.Today(found.State.Village);
                return DossierDecider.Receive(found.State, draft, rows, asked.By, policy, now);
            },
            cancellation);

    /// <summary>The camat's, of one row of a bulk, which is decided and saved apart from the others.</summary>
    /// <returns>Where it stands then; or why not.</returns>
    public async Task<(DossierStatus? Status, Violation? Refused)> EndorseRowAsync(EndorsementRow row, AreaCode district, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(district);
        if (!AreaCode.TryParse(row.Village, out var village) || village.Level != AreaLevel.Village || village.District != district || row.Dossier is not { } dossier)
        {
            return (null, Violation.Refused(DossierViolations.Unknown, "RAT-1"));
        }

        return await retry.RetryAsync<(DossierStatus?, Violation?)>(
            async () =>
            {
                if (await dossiers.FindAsync(village.Value, dossier, cancellation) is not { } found)
                {
                    return (null, Violation.Refused(DossierViolations.Unknown, "RAT-1"));
                }

                var decision = DecideEndorsement(found.State, new DossierReviewDraft(row.Outcome, row.Reasons), await dossiers.RowsAsync(village.Value, dossier, cancellation), by);
                if (!decision.IsAccepted)
                {
                    return (found.State.Status, decision.Violations[0]);
                }

                return (await SaveAsync(found, decision.Events, change => change, cancellation) is { } state ? state.Status : found.State.Status, null);
            },
            cancellation);
    }

    private Decision<DossierEvent> DecideEndorsement(DossierState state, DossierReviewDraft draft, IReadOnlyList<DossierRow> rows, Actor by)
    {
        var (policy, now) = dossiers.Today(state.Village);
        return DossierDecider.Endorse(state, draft, rows, by, policy, now);
    }

    private Task<Answer> OnceAsync(
        string village, string dossier, DossierAsked asked, Func<DossierDocument, IReadOnlyList<DossierRow>, Decision<DossierEvent>> decide, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return answers.OnceAsync(
            Partitions.Registry(village), asked.Key,
            async () =>
            {
                var found = await dossiers.FindAsync(village, dossier, cancellation) ?? throw new ProblemException(Problem.NotFound);
                asked.IfMatch.Require(found.ETag);
                var events = Accepted.Events(decide(found, await dossiers.RowsAsync(village, dossier, cancellation)));
                var receipt = new DossierReceipt(found.State.Id, events.Count == 0 ? found.State.Status : DossierDecider.Evolve(found.State, events[0]).Status, found.State.Rows, found.State.Digest);
                var answer = Answer.Done(receipt);
                await SaveAsync(found, events, change => answers.Keep(change, asked.Key, answer), cancellation);
                return answer;
            },
            cancellation);
    }

    private async Task<DossierState?> SaveAsync(DossierDocument found, IReadOnlyList<DossierEvent> events, Func<ChangeSet, ChangeSet> more, CancellationToken cancellation)
    {
        if (events is not [var happened])
        {
            return null;
        }

        var (change, state) = DossierRepository.Change(found, happened);
        await commit.SaveAsync(more(change), cancellation);
        return state;
    }
}

/// <summary>Who asks, under which key and on which version.</summary>
/// <param name="By">Who.</param>
/// <param name="Key">The request's key.</param>
/// <param name="IfMatch">The version it was decided on.</param>
public sealed record DossierAsked(Actor By, IdempotencyKey Key, ExpectedVersion IfMatch);

/// <summary>One row of a bulk of endorsements, as it came in.</summary>
/// <param name="Village">The dossier's village.</param>
/// <param name="Dossier">The dossier.</param>
/// <param name="Outcome">Wire name of <see cref="EndorsementOutcome"/>.</param>
/// <param name="Reasons">Why it is returned.</param>
public sealed record EndorsementRow(string? Village, string? Dossier, string? Outcome, IReadOnlyList<string?>? Reasons = null);
