using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Duplicates;

/// <summary>Decides what becomes of a pair of likely duplicates (REG-5, RAT-6): scans find, people decide.</summary>
public static class DuplicateDecider
{
    private const int MaxNote = 1000;

    /// <summary>
    /// The pair as a scan found it. What people decided stands: found again, a pair stays as it was decided, and comes up anew only where it was settled because one of the two had left.
    /// </summary>
    /// <param name="before">The pair as it is kept; null when it is found first.</param>
    /// <param name="found">The pair.</param>
    /// <param name="regency">The regency.</param>
    /// <param name="now">Now.</param>
    public static DuplicateState Find(DuplicateState? before, FoundPair found, AreaCode regency, Instant now)
    {
        ArgumentNullException.ThrowIfNull(found);
        var likeness = found.Likeness;
        return before is null
            ? new DuplicateState
            {
                Id = DuplicateState.IdOf(found.First, found.Second),
                Regency = regency,
                First = found.First,
                Second = found.Second,
                Points = likeness.Points,
                Reasons = likeness.Reasons,
                Status = DuplicateStatus.Open,
                FoundAt = now,
            }
            : before with
            {
                First = found.First,
                Second = found.Second,
                Points = likeness.Points,
                Reasons = likeness.Reasons,
                Status = before.Status == DuplicateStatus.Settled ? DuplicateStatus.Open : before.Status,
                Stays = before.Status == DuplicateStatus.Settled ? null : before.Stays,
                Settled = null,
            };
    }

    /// <summary>People decide. What was decided otherwise is decided anew only by who knows of it.</summary>
    /// <param name="draft">What came in.</param>
    /// <param name="state">The pair.</param>
    /// <param name="settled">Why nothing is left to decide as the entries stand now; null where something is.</param>
    /// <param name="knows">Whether the request names the version that stands.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<DuplicateEvent> Decide(
        DuplicateDecisionDraft? draft, DuplicateState state, SettledReason? settled, bool knows, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(policy);
        var input = new InputReader();
        if (Read(draft, input) is not var (outcome, stays, note)) return Decision<DuplicateEvent>.Reject(input.Violations);
        if ((settled ?? state.Settled) is { } reason) return Decision<DuplicateEvent>.Reject(Violation.Conflict(DuplicateViolations.NothingLeft, "RAT-6", ("reason", WireName.Of(reason))));
        if (state.Status == StatusOf(outcome) && state.Stays == stays) return Decision<DuplicateEvent>.Accept();
        if (state.Status != DuplicateStatus.Open && !knows)
            return Decision<DuplicateEvent>.Reject(Violation.Conflict(DuplicateViolations.Otherwise, "REG-5", ("outcome", WireName.Of(state.Status))));
        return Decision<DuplicateEvent>.Accept(new DuplicateDecided(EventMeta.Of(by, DuplicateEventCodes.Decided, "REG-5", policy, now), outcome, stays, note));
    }

    /// <summary>Nothing is left to decide: noted once, and never of two that were found to be different.</summary>
    public static Decision<DuplicateEvent> Settle(DuplicateState state, SettledReason reason, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(policy);
        return state.Status is DuplicateStatus.Settled or DuplicateStatus.Different
            ? Decision<DuplicateEvent>.Accept()
            : Decision<DuplicateEvent>.Accept(new DuplicateSettled(EventMeta.Of(Actor.System, DuplicateEventCodes.Settled, "REG-5", policy, now), reason));
    }

    /// <summary>The pair after an event.</summary>
    public static DuplicateState Evolve(DuplicateState state, DuplicateEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        var next = state with { History = [.. state.History, happened.Meta] };
        return happened switch
        {
            DuplicateDecided decided => next with { Status = StatusOf(decided.Outcome), Stays = decided.Stays, Note = decided.Note },
            DuplicateSettled settled => next with { Status = DuplicateStatus.Settled, Settled = settled.Settled },
            _ => throw new ArgumentException($"{happened.GetType().Name} is unknown.", nameof(happened)),
        };
    }

    private static DuplicateStatus StatusOf(DuplicateOutcome outcome) => outcome == DuplicateOutcome.Same ? DuplicateStatus.Same : DuplicateStatus.Different;

    private static (DuplicateOutcome Outcome, DuplicateSide? Stays, string Note)? Read(DuplicateDecisionDraft? draft, InputReader input)
    {
        if (!input.Present(draft, string.Empty)) return null;
        var outcome = input.Name<DuplicateOutcome>(draft.Outcome, "/outcome");
        var stays = draft.Stays is null ? null : input.Name<DuplicateSide>(draft.Stays, "/stays");
        if (outcome is not null && outcome == DuplicateOutcome.Same == draft.Stays is null) input.Invalid(DuplicateViolations.Stays, "/stays", "RAT-6");
        var note = input.Text(draft.Note, "/note", MaxNote);
        return outcome is { } decided && note is not null && input.IsClean ? (decided, stays, note) : null;
    }
}
