using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Takes many proposals of one village in as <see cref="ProposalIntake"/> takes one: decided alike, refused at the same door. What is taken in goes into one change, which its caller saves; then
/// it is for the caller to have them matched (<see cref="BulkMatching"/>).
/// </summary>
public sealed class BulkIntake(ProposalRepository repository, IntakeDoor door, TrackingCode tracking, UnreadableRecords unreadables)
{
    private const int AtOnce = 16;

    /// <summary>Takes them in.</summary>
    /// <param name="by">Who proposes them, acting for the village.</param>
    /// <param name="village">The village.</param>
    /// <param name="asked">At most 45: with their audit entries they go into one batch.</param>
    /// <param name="change">Where the proposals go, in the village's partition.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What became of each, in their order.</returns>
    public async Task<IReadOnlyList<BulkOutcome>> TakeInAsync(Actor by, AreaCode village, IReadOnlyList<BulkProposal> asked, ChangeSet change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var decided = asked.Select(one => Decide(by, village, one)).ToArray();
        var how = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        var right = Enumerable.Range(0, decided.Length).Where(place => decided[place].Submitted is not null);
        await Parallel.ForEachAsync(right, how, async (place, stop) => decided[place] = await AdmitAsync(by, decided[place].Submitted!, stop));
        return [.. decided.Select(d => d.Submitted is { } submitted ? new BulkOutcome(repository.AddTo(change, submitted), []) : new BulkOutcome(null, d.Violations))];
    }

    private (ProposalSubmitted? Submitted, IReadOnlyList<Violation> Violations) Decide(Actor by, AreaCode village, BulkProposal asked)
    {
        var code = tracking.Of(village.Value, IdempotencyKey.Of(by.Subject, "bulk", asked.Cause, []).Id);
        var decision = repository.Decide(new ProposalCommand.Submit(tracking.ProposalOf(code), code, asked.Draft, by), state: null, village);
        return decision.IsAccepted && !asked.IsWrong ? ((ProposalSubmitted)decision.Events[0], []) : (null, decision.Violations);
    }

    private async Task<(ProposalSubmitted? Submitted, IReadOnlyList<Violation> Violations)> AdmitAsync(Actor by, ProposalSubmitted submitted, CancellationToken cancellation)
    {
        try
        {
            await door.RefuseAsync(by, Entering.Of(submitted), cancellation);
            return (submitted, []);
        }
        catch (ProblemException e)
        {
            return (null, ViolationsOf(e.Problem));
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            // What its numbers lead to cannot be read: it is refused for now, and keeps none of the others.
            unreadables.Tell(e);
            return (null, [Violation.Conflict("document.unreadable")]);
        }
    }

    private static IReadOnlyList<Violation> ViolationsOf(Problem problem) => problem.Errors is { Count: > 0 } errors
        ? [.. errors.Select(e => new Violation(e.Code, ViolationKind.Conflict, e.Rule, e.Pointer, e.Args))]
        : [new Violation(problem.Code, ViolationKind.Conflict, problem.Rule, null, problem.Args)];
}
