using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Takes many proposals of one village in as <see cref="ProposalIntake"/> takes one: decided alike, refused at the same door. What is taken in goes into one change, which its caller saves; then
/// it is for the caller to have them matched (<see cref="BulkMatching"/>). What is looked up of each is looked up again by itself where that fails for a moment.
/// </summary>
public sealed class BulkIntake(ProposalRepository repository, IntakeDoor door, SameFamilies same, MismatchedAttempts attempts, TrackingCode tracking, UnreadableRecords unreadables, BriefRetry retry)
{
    private const int AtOnce = 16;

    /// <summary>Decides them, each held against what is known of it by now; nothing is saved.</summary>
    /// <param name="by">Who proposes them: an official, acting for the village.</param>
    /// <param name="village">The village.</param>
    /// <param name="asked">At most 45: with their audit entries they go into one batch.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What is decided of each, in their order.</returns>
    public async Task<IReadOnlyList<BulkDecision>> DecideAsync(Actor by, AreaCode village, IReadOnlyList<BulkProposal> asked, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(asked);
        var decided = asked.Select(one => Decide(by, village, one)).ToArray();
        var hasSpent = await retry.RetryAsync(() => attempts.HasSpentAsync(by.Subject, village, cancellation), cancellation);
        var how = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        var right = Enumerable.Range(0, decided.Length).Where(place => decided[place].Submitted is not null);
        await Parallel.ForEachAsync(right, how, async (place, stop) => decided[place] = await AdmitAsync(by, decided[place].Submitted!, hasSpent, stop));
        return await WithSameAsync(village, decided, cancellation);
    }

    // One query for all of them.
    private async Task<IReadOnlyList<BulkDecision>> WithSameAsync(AreaCode village, BulkDecision[] decided, CancellationToken cancellation)
    {
        var cards = decided.Select(d => d.Submitted is { } submitted ? same.CardOf(submitted.Family) : null).ToList();
        var known = cards.OfType<string>().ToList() is { Count: > 0 } asked ? await retry.RetryAsync(() => same.OfAsync(village.Value, asked, cancellation), cancellation) : null;
        return [.. decided.Select((d, i) => cards[i] is { } card && known![card].ToList() is { Count: > 0 } earlier ? d with { SameAs = [.. earlier.Select(one => one.Proposal)] } : d)];
    }

    /// <summary>Takes in those that were found right.</summary>
    /// <param name="change">Where the proposals go, in the village's partition.</param>
    /// <param name="decided">What <see cref="DecideAsync"/> gave.</param>
    /// <returns>What became of each, in their order.</returns>
    public IReadOnlyList<BulkOutcome> TakeIn(ChangeSet change, IReadOnlyList<BulkDecision> decided) =>
        [.. decided.Select(d => new BulkOutcome(d.Submitted is { } submitted ? repository.AddTo(change, submitted, d.SameAs) : null, d.Violations) { SameAs = d.SameAs })];

    private BulkDecision Decide(Actor by, AreaCode village, BulkProposal asked)
    {
        var code = tracking.Of(village.Value, IdempotencyKey.Of(by.Subject, "bulk", asked.Cause, []).Id);
        var decision = repository.Decide(new ProposalCommand.Submit(tracking.ProposalOf(code), code, asked.Draft, by), state: null, village);
        return decision.IsAccepted && !asked.IsWrong ? new BulkDecision((ProposalSubmitted)decision.Events[0], []) : new BulkDecision(null, decision.Violations);
    }

    private async Task<BulkDecision> AdmitAsync(Actor by, ProposalSubmitted submitted, bool hasSpent, CancellationToken cancellation)
    {
        var entering = Entering.Of(submitted);
        try
        {
            await retry.RetryAsync(() => door.RefuseTakenAsync(by, entering, cancellation), cancellation);
            if (hasSpent)
            {
                await retry.RetryAsync(() => attempts.RefuseSpentAsync(entering.People, cancellation), cancellation);
            }

            return new BulkDecision(submitted, []);
        }
        catch (ProblemException e)
        {
            return new BulkDecision(null, ViolationsOf(e.Problem));
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            // What its numbers lead to cannot be read: it is refused for now, and keeps none of the others.
            unreadables.Tell(e);
            return new BulkDecision(null, [Violation.Conflict("document.unreadable")]);
        }
    }

    private static IReadOnlyList<Violation> ViolationsOf(Problem problem) => problem.Errors is { Count: > 0 } errors
        ? [.. errors.Select(e => new Violation(e.Code, ViolationKind.Conflict, e.Rule, e.Pointer, e.Args))]
        : [new Violation(problem.Code, ViolationKind.Conflict, problem.Rule, null, problem.Args)];
}
