using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Evidence;

/// <summary>Decides what becomes of an uploaded document (MUS-4, MUS-6).</summary>
public static class EvidenceDecider
{
    /// <summary>
    /// Decides <paramref name="command"/> on <paramref name="state"/> (null when there is no such document yet). Never throws on any state.
    /// </summary>
    public static Decision<EvidenceEvent> Decide(EvidenceCommand command, EvidenceState? state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(policy);
        if (command is EvidenceCommand.Declare declare) return DeclarationRules.Decide(declare, state, policy, now);
        if (state is null) return Decision<EvidenceEvent>.Reject(Violation.Conflict(EvidenceViolations.Unknown));
        return command switch
        {
            EvidenceCommand.Complete complete => Complete(complete, state, policy, now),
            EvidenceCommand.Inspect inspect => Inspect(inspect, state, policy, now),
            EvidenceCommand.Expire => Expire(state, policy, now),
            _ => Decision<EvidenceEvent>.Reject(Violation.Invalid(InputViolations.CommandUnknown, null)),
        };
    }

    /// <summary>The state after <paramref name="happened"/>. Events are facts: nothing is checked again.</summary>
    /// <exception cref="InvalidOperationException">An event other than the first comes without a state.</exception>
    public static EvidenceState Evolve(EvidenceState? state, EvidenceEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = happened is EvidenceDeclared d
            ? Declared(d)
            : Apply(state ?? throw new InvalidOperationException("A document begins by being declared."), happened);
        return next with { History = [.. next.History, happened.Meta] };
    }

    private static Decision<EvidenceEvent> Complete(EvidenceCommand.Complete command, EvidenceState state, PolicyVersion policy, Instant now)
    {
        if (state.Status == EvidenceStatus.Expired || (state.Status == EvidenceStatus.Pending && now >= state.ExpiresAt))
            return Decision<EvidenceEvent>.Reject(Violation.Conflict(EvidenceViolations.Expired));
        return state.Status == EvidenceStatus.Pending
            ? Decision<EvidenceEvent>.Accept(
                new EvidenceCompleted(EventMeta.Of(command.By, EvidenceEventCodes.Completed, "MUS-6", policy, now)))
            : Decision<EvidenceEvent>.Accept();
    }

    private static Decision<EvidenceEvent> Inspect(EvidenceCommand.Inspect command, EvidenceState state, PolicyVersion policy, Instant now)
    {
        if (state.Status == EvidenceStatus.Pending)
            return Decision<EvidenceEvent>.Reject(Violation.Conflict(EvidenceViolations.NotComplete));
        if (state.Status != EvidenceStatus.Inspecting) return Decision<EvidenceEvent>.Accept();
        var fault = InspectionRules.Fault(state.Declared(), command.Found) ?? InspectionRules.Fault(command.Content, command.SameFileAs);
        var meta = EventMeta.Of(
            Actor.System, fault is null ? EvidenceEventCodes.Accepted : EvidenceEventCodes.Rejected, "MUS-7", policy, now);
        return Decision<EvidenceEvent>.Accept(fault is null
            ? Accepted(meta, command.Content!, command.Reuses)
            : new EvidenceRejected(meta, fault, InspectionRules.Hint(fault, command.Found)));
    }

    private static EvidenceAccepted Accepted(EventMeta meta, DocumentContent content, IReadOnlyList<EvidenceReuse>? reuses) =>
        new(meta, content.Pages, content.Width, content.Height, reuses is { Count: > 0 } ? reuses : null);

    private static Decision<EvidenceEvent> Expire(EvidenceState state, PolicyVersion policy, Instant now) =>
        state.Status == EvidenceStatus.Pending && now >= state.ExpiresAt
            ? Decision<EvidenceEvent>.Accept(new EvidenceExpired(EventMeta.Of(Actor.System, EvidenceEventCodes.Expired, null, policy, now)))
            : Decision<EvidenceEvent>.Accept();

    private static EvidenceState Apply(EvidenceState state, EvidenceEvent happened) => happened switch
    {
        EvidenceCompleted => state with { Status = EvidenceStatus.Inspecting },
        EvidenceAccepted e => state with { Status = EvidenceStatus.Accepted, Pages = e.Pages, Width = e.Width, Height = e.Height, Reuses = e.Reuses },
        EvidenceRejected e => state with { Status = EvidenceStatus.Rejected, RejectionCode = e.Reason, RejectionHint = e.Hint },
        EvidenceExpired => state with { Status = EvidenceStatus.Expired },
        _ => state,
    };

    private static EvidenceState Declared(EvidenceDeclared d) => new()
    {
        Id = d.Id,
        DeliberationId = d.DeliberationId,
        Kind = d.Kind,
        FileName = d.FileName,
        ContentType = d.ContentType,
        Length = d.Length,
        Sha256 = d.Sha256,
        ExpiresAt = d.ExpiresAt,
        Status = EvidenceStatus.Pending,
        History = [],
    };
}
