using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Dossiers;

/// <summary>The camat's endorsement of a dossier and dinas sosial's receipt, or its return (RAT-1), saved with what changes with it.</summary>
public sealed class DossierReview(DossierRepository dossiers, DossierMatters matters, ChangeCommit commit, IdempotentAnswers answers, OptimisticRetry retry)
{
    // What is decided of it at one place of its way.
    private delegate Decision<DossierEvent> Place(DossierState state, DossierReviewDraft? draft, DossierContent content, Actor by, PolicyVersion policy, Instant now);

    /// <summary>The camat's, singly.</summary>
    /// <exception cref="ProblemException">400, 404, 409, 412, 422 by docs/design.md.</exception>
    public Task<Answer> EndorseAsync(string village, string dossier, DossierReviewDraft draft, DossierAsked asked, CancellationToken cancellation) =>
        OnceAsync(village, dossier, draft, asked, DossierDecider.Endorse, cancellation);

    /// <summary>Dinas sosial's.</summary>
    /// <exception cref="ProblemException">400, 404, 409, 412, 422 by docs/design.md.</exception>
    public Task<Answer> ReceiveAsync(string village, string dossier, DossierReviewDraft draft, DossierAsked asked, CancellationToken cancellation) =>
        OnceAsync(village, dossier, draft, asked, DossierDecider.Receive, cancellation);

    /// <summary>The camat's, of one row of a bulk, which is decided and saved apart from the others.</summary>
    /// <returns>The dossier as it stands then, where there is one; and why not.</returns>
    public async Task<(DossierState? State, Violation? Refused)> EndorseRowAsync(EndorsementRow row, AreaCode district, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(district);
        if (!AreaCode.TryParse(row.Village, out var village) || village.Level != AreaLevel.Village || village.District != district || row.Dossier is not { } dossier)
        {
            return (null, Violation.Refused(DossierViolations.Unknown, "RAT-1"));
        }

        return await retry.RetryAsync<(DossierState?, Violation?)>(
            async () =>
            {
                if (await dossiers.FindAsync(village.Value, dossier, cancellation) is not { } found)
                {
                    return (null, Violation.Refused(DossierViolations.Unknown, "RAT-1"));
                }

                var (decision, held) = await DecideAsync(DossierDecider.Endorse, found.State, new DossierReviewDraft(row.Outcome, row.Reasons), by, cancellation);
                if (!decision.IsAccepted)
                {
                    return (found.State, decision.Violations[0]);
                }

                return (await SaveAsync(found, decision.Events, held, change => change, cancellation) ?? found.State, null);
            },
            cancellation);
    }

    private async Task<(Decision<DossierEvent> Decision, DossierHeld Held)> DecideAsync(Place decide, DossierState state, DossierReviewDraft draft, Actor by, CancellationToken cancellation)
    {
        var held = await matters.Of(state.Subject).HeldAsync(state, cancellation);
        return (decide(state, draft, held.Content, by, held.Policy, dossiers.Today(state.Village).Now), held);
    }

    private Task<Answer> OnceAsync(
        string village, string dossier, DossierReviewDraft draft, DossierAsked asked, Place decide, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return answers.OnceAsync(
            Partitions.Registry(village), asked.Key,
            async () =>
            {
                var found = await dossiers.FindAsync(village, dossier, cancellation) ?? throw new ProblemException(Problem.NotFound);
                asked.IfMatch.Require(found.ETag);
                var (decision, held) = await DecideAsync(decide, found.State, draft, asked.By, cancellation);
                var events = Accepted.Events(decision);
                var after = events.Aggregate(found.State, DossierDecider.Evolve);
                var answer = Answer.Done(new DossierReceipt(after.Id, after.Status, after.Rows, after.Digest, after.DeterminedOn));
                await SaveAsync(found, events, held, change => answers.Keep(change, asked.Key, answer), cancellation);
                return answer;
            },
            cancellation);
    }

    private async Task<DossierState?> SaveAsync(DossierDocument found, IReadOnlyList<DossierEvent> events, DossierHeld held, Func<ChangeSet, ChangeSet> more, CancellationToken cancellation)
    {
        if (events is not [var happened])
        {
            return null;
        }

        var (change, state) = DossierRepository.Change(found, happened);
        held.Beside(change, happened);
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
