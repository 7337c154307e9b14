using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Notices;

/// <summary>Decides what becomes of a notice by what came of sending it (GOV-3).</summary>
public static class NoticeDecider
{
    private const int MaxNote = 500;

    /// <summary>What is new: nothing once it was sent, or is not to be; a refusal counts once, and a later try may still succeed.</summary>
    /// <param name="state">The notice.</param>
    /// <param name="reached">What came of sending it: sent or failed.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<NoticeEvent> Decide(NoticeState state, NoticeStatus reached, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(policy);
        return IsDone(state.Status) || reached == state.Status || CodeOf(reached) is not { } code
            ? Decision<NoticeEvent>.Accept()
            : Decision<NoticeEvent>.Accept(new NoticeEvent(EventMeta.Of(Actor.System, code, "GOV-3", policy, now), reached));
    }

    /// <summary>Notes that somebody told them in person, once, of what was not sent.</summary>
    /// <param name="state">The notice.</param>
    /// <param name="draft">What came in.</param>
    /// <param name="by">Who told them.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<NoticeEvent> Tell(NoticeState state, NoticeTellingDraft? draft, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(policy);
        var input = new InputReader();
        var note = input.Present(draft, string.Empty) ? input.Text(draft.Note, "/note", MaxNote) : null;
        if (!input.IsClean) return Decision<NoticeEvent>.Reject(input.Violations);
        return state.Status is NoticeStatus.Failed or NoticeStatus.Kept
            ? Decision<NoticeEvent>.Accept(new NoticeEvent(EventMeta.Of(by, NoticeEventCodes.Told, "GOV-3", policy, now), NoticeStatus.Told, note))
            : Decision<NoticeEvent>.Reject(Violation.Conflict(NoticeViolations.NotUnsent, "GOV-3", ("status", WireName.Of(state.Status))));
    }

    /// <summary>The state after <paramref name="happened"/>.</summary>
    public static NoticeState Evolve(NoticeState state, NoticeEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(happened);
        return state with { Status = happened.Status, Note = happened.Note, History = [.. state.History, happened.Meta] };
    }

    /// <summary>Whether nothing more is to be done.</summary>
    public static bool IsDone(NoticeStatus status) => status is NoticeStatus.Sent or NoticeStatus.Kept or NoticeStatus.Told;

    private static string? CodeOf(NoticeStatus status) => status switch
    {
        NoticeStatus.Sent => NoticeEventCodes.Sent,
        NoticeStatus.Failed => NoticeEventCodes.Failed,
        _ => null,
    };
}
