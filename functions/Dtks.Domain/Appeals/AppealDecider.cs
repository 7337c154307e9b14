using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Appeals;

/// <summary>Decides what becomes of an appeal (GOV-3). It never lapses: overdue it goes up one level, and waits.</summary>
public static class AppealDecider
{
    private const int MaxNote = 1000;

    /// <summary>Makes one; the day is day 0 of the time to decide it.</summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="request">What was read.</param>
    /// <param name="village">The village of what it is about.</param>
    /// <param name="about">The record it is about.</param>
    /// <param name="decidedBefore">Who had a hand in that.</param>
    /// <param name="by">Who appeals.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static AppealMade Make(
        string id, AppealRequest request, AreaCode village, AppealSubject about, IReadOnlyList<string> decidedBefore, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(policy);
        return new AppealMade(
            EventMeta.Of(by, AppealEventCodes.Made, "GOV-3", policy, now),
            id, village, request.Kind, about, request.Reason, request.Phone, decidedBefore, TimeZones.DateIn(village, now).PlusDays(policy.AppealDays));
    }

    /// <summary>Why somebody may not decide it now, or what is wrong with the decision; none when it can be taken.</summary>
    /// <param name="state">The appeal.</param>
    /// <param name="draft">What came in.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="now">Now.</param>
    /// <param name="hadAHand">Who decided other appeals about the same, or had a part in the month's sheet that it came of; null for nobody.</param>
    public static IReadOnlyList<Violation> Obstacles(AppealState state, AppealDecisionDraft? draft, Actor by, Instant now, IReadOnlyCollection<string>? hadAHand = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(by);
        var input = new InputReader();
        if (input.Present(draft, string.Empty))
        {
            OutcomeOf(draft, input);
            input.Text(draft.Note, "/note", MaxNote);
        }

        if (!input.IsClean) return input.Violations;
        if (state.Status != AppealStatus.Open) return [Violation.Conflict(AppealViolations.Decided, "GOV-3", ("status", WireName.Of(state.Status)))];
        if (by.Subject == state.By || state.DecidedBefore.Contains(by.Subject) || hadAHand?.Contains(by.Subject) == true)
            return [Violation.Refused(AppealViolations.DecidedBefore, "GOV-3")];
        return by.Role == Role.MinistryOfficer && !IsOverdue(state, now)
            ? [Violation.Refused(AppealViolations.NotOverdue, "GOV-3", null, ("dueOn", LocalDatePattern.Iso.Format(state.DueOn)))]
            : [];
    }

    /// <summary>Decides it.</summary>
    /// <param name="state">The appeal.</param>
    /// <param name="draft">What came in.</param>
    /// <param name="result">What follows, where it is granted.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    /// <param name="asked">The proposal by which it asks for assistance, where it is granted; null for none.</param>
    public static Decision<AppealEvent> Decide(
        AppealState state, AppealDecisionDraft? draft, AppealResult? result, Actor by, PolicyVersion policy, Instant now, AskedAssistance? asked = null)
    {
        if (Obstacles(state, draft, by, now) is { Count: > 0 } obstacles) return Decision<AppealEvent>.Reject(obstacles);
        var input = new InputReader();
        var granted = IsGranted(draft!);
        var meta = EventMeta.Of(by, granted ? AppealEventCodes.Granted : AppealEventCodes.Denied, "GOV-3", policy, now);
        return Decision<AppealEvent>.Accept(new AppealDecided(meta, granted, input.Text(draft!.Note, "/note", MaxNote)!, granted ? result : null) { Asked = granted ? asked : null });
    }

    /// <summary>What it asks for was done without it: it counts as granted, for nobody is told that they are denied what they have. Nothing happens when it is decided.</summary>
    public static Decision<AppealEvent> Reach(AppealState state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Status == AppealStatus.Open
            ? Decision<AppealEvent>.Accept(new AppealDecided(EventMeta.Of(Actor.System, AppealEventCodes.Granted, "GOV-3", policy, now), Granted: true, string.Empty, AppealResult.DoneBefore))
            : Decision<AppealEvent>.Accept();
    }

    /// <summary>The time to decide it is over: it goes up one level. Nothing happens before, or when it is decided.</summary>
    public static Decision<AppealEvent> Escalate(AppealState state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Status == AppealStatus.Open && !state.Escalated && IsOverdue(state, now)
            ? Decision<AppealEvent>.Accept(new AppealEscalated(EventMeta.Of(Actor.System, AppealEventCodes.Escalated, "GOV-3", policy, now)))
            : Decision<AppealEvent>.Accept();
    }

    /// <summary>The state after <paramref name="happened"/>. Events are facts: nothing is checked again.</summary>
    /// <exception cref="InvalidOperationException">An event other than the first comes without a state.</exception>
    public static AppealState Evolve(AppealState? state, AppealEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = happened switch
        {
            AppealMade m => Made(m),
            AppealTakenOver t => t.Appeal,
            _ => Apply(state ?? throw new InvalidOperationException("An appeal begins by being made."), happened),
        };
        return next with { History = [.. next.History, happened.Meta] };
    }

    /// <summary>Whether a decision that was read grants it.</summary>
    public static bool IsGranted(AppealDecisionDraft draft) => OutcomeOf(draft, new InputReader()) == AppealStatus.Granted;

    /// <summary>When the time to decide it is over: its last day has ended in the village's zone.</summary>
    public static Instant OverdueFrom(LocalDate dueOn, AreaCode village) => TimeZones.Of(village).AtStartOfDay(dueOn.PlusDays(1)).ToInstant();

    private static bool IsOverdue(AppealState state, Instant now) => now >= OverdueFrom(state.DueOn, state.Village);

    private static AppealStatus? OutcomeOf(AppealDecisionDraft draft, InputReader input)
    {
        if (input.Name<AppealStatus>(draft.Outcome, "/outcome") is not { } outcome) return null;
        if (outcome != AppealStatus.Open) return outcome;
        input.Invalid(InputViolations.UnknownValue, "/outcome", null, ("allowed", "granted, denied"));
        return null;
    }

    private static AppealState Apply(AppealState state, AppealEvent happened) => happened switch
    {
        AppealEscalated => state with { Escalated = true },
        AppealDecided e => state with { Status = e.Granted ? AppealStatus.Granted : AppealStatus.Denied, Note = e.Note, Result = e.Result, Asked = e.Asked },
        AppealSettled e => state with { Result = e.Result, Asked = e.Asked },
        AppealClosed e => state with { Closing = e.Closing },
        AppealWaitsAgain => state with { Closing = null, Result = AppealResult.ForDeliberation },
        AppealHandedOver e => state with { WentTo = e.To },
        _ => state,
    };

    private static AppealState Made(AppealMade m) => new()
    {
        Id = m.Id,
        Village = m.Village,
        Kind = m.Kind,
        About = m.About,
        Reason = m.Reason,
        Phone = m.Phone,
        By = m.Meta.Subject,
        ByRole = m.Meta.Role,
        IsBeside = m.IsBeside,
        DecidedBefore = m.DecidedBefore,
        DueOn = m.DueOn,
        Status = AppealStatus.Open,
        History = [],
    };
}
