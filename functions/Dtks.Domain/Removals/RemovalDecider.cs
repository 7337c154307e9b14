using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Removals;

/// <summary>Decides what becomes of a removal (RAT-6, GOV-3).</summary>
public static class RemovalDecider
{
    private const int MaxReason = 1000;

    /// <summary>Records one: the notice begins today.</summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="draft">What came in.</param>
    /// <param name="household">The household as it is.</param>
    /// <param name="open">The removals of it that are noticed.</param>
    /// <param name="by">Who records it.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<RemovalEvent> Record(
        string id, RemovalDraft? draft, HouseholdState household, IReadOnlyList<RemovalState> open, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(policy);
        if (household.Ended is { } ended)
            return Decision<RemovalEvent>.Reject(Violation.Conflict(FamilyChangeViolations.Ended, "RAT-6", ("reason", WireName.Of(ended.Reason))));
        var input = new InputReader();
        if (RemovalReader.Of(draft, household, policy, input) is not { } read) return Decision<RemovalEvent>.Reject(input.Violations);
        if (RemovalEffects.Faults(household, read.Members, read.NewHead, policy, now) is { Count: > 0 } faults) return Decision<RemovalEvent>.Reject(faults);
        if (open.FirstOrDefault(r => r.Whom().Intersect(read.Members, StringComparer.Ordinal).Any()) is { } first)
            return Decision<RemovalEvent>.Reject(AlreadyNoticed(first, read.Members, household));

        var today = TimeZones.DateIn(household.Village, now);
        var (whole, beside) = WholeFamily(read.Ground, read.Members, household, open);
        return Decision<RemovalEvent>.Accept(new RemovalRecorded(
            EventMeta.Of(by, RemovalEventCodes.Recorded, "RAT-6", policy, now),
            id, household.Village, household.Id, read.Ground, read.Number, read.Members, read.NewHead, read.Source, read.Note, today, NoticePeriod.EndsOn(today, policy))
        {
            Whole = whole ? true : null,
            Beside = beside.Count > 0 ? beside : null,
        });
    }

    // With the others of a family reported dead, who is ineligible is all that is left of it.
    private static (bool Whole, IReadOnlyList<string> Beside) WholeFamily(RemovalGround ground, IReadOnlyList<string> members, HouseholdState household, IReadOnlyList<RemovalState> open)
    {
        List<string> others = [.. household.Members.Select(m => m.Id).Where(id => !members.Contains(id))];
        return others.Count == 0 ? (true, [])
            : ground == RemovalGround.Ineligible && others.TrueForAll(id => RemovalEffects.IsReportedDead(id, open)) ? (true, others)
            : (false, []);
    }

    /// <summary>The days of notice are over: it takes effect, or nobody whom it means stands there. Nothing happens before, or the second time.</summary>
    /// <param name="state">The removal.</param>
    /// <param name="household">The household as it is; null when there is none.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    /// <param name="origin">The removal that it followed here; null for none. Where that was taken back, so is this.</param>
    /// <param name="standing">The removals of the household that are noticed; null for none.</param>
    public static Decision<RemovalEvent> TakeEffect(
        RemovalState state, HouseholdState? household, PolicyVersion policy, Instant now, RemovalState? origin = null, IReadOnlyCollection<RemovalState>? standing = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Status != RemovalStatus.Noticed || now < NoticePeriod.EndOf(state.NoticeEndsOn, state.Village)) return Decision<RemovalEvent>.Accept();
        EventMeta Meta(string code) => EventMeta.Of(Actor.System, code, "RAT-6", policy, now);
        if (origin is { Status: RemovalStatus.Cancelled }) return CancelWith(state, origin, policy, now);
        return household is { Ended: null } && household.Members.Any(m => state.Members.Contains(m.Id))
            ? Decision<RemovalEvent>.Accept(RemovalEffects.TookEffect(Meta(RemovalEventCodes.Effective), state, household, now, standing))
            : Decision<RemovalEvent>.Accept(new RemovalMoot(Meta(RemovalEventCodes.Moot)));
    }

    /// <summary>Who is born to a family under notice as a whole goes with it (RAT-6): known, and told, before it takes effect. Nothing happens the second time.</summary>
    /// <param name="state">The removal.</param>
    /// <param name="household">The household as it is.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    /// <param name="standing">The removals of the household that are noticed; null for none.</param>
    public static Decision<RemovalEvent> Widen(RemovalState state, HouseholdState household, PolicyVersion policy, Instant now, IReadOnlyCollection<RemovalState>? standing = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(household);
        IReadOnlyList<string> born = IsInNotice(state, now) ? [.. RemovalEffects.MeantNow(state, household, standing).Except(state.Whom(), StringComparer.Ordinal)] : [];
        return born.Count > 0
            ? Decision<RemovalEvent>.Accept(new RemovalWidened(EventMeta.Of(Actor.System, RemovalEventCodes.Widened, "RAT-6", policy, now), born))
            : Decision<RemovalEvent>.Accept();
    }

    /// <summary>Whoever recorded it takes it back, in the days of notice.</summary>
    public static Decision<RemovalEvent> Cancel(RemovalState state, RemovalCancellationDraft? draft, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(by);
        var input = new InputReader();
        var reason = input.Present(draft, string.Empty) ? input.Text(draft.Reason, "/reason", MaxReason) : null;
        if (reason is null) return Decision<RemovalEvent>.Reject(input.Violations);
        if (!IsInNotice(state, now)) return Decision<RemovalEvent>.Reject(NotNoticed(state, now));
        return by.Subject == state.RecordedBy
            ? Decision<RemovalEvent>.Accept(new RemovalCancelled(EventMeta.Of(by, RemovalEventCodes.Cancelled, "RAT-6", policy, now), reason))
            : Decision<RemovalEvent>.Reject(NotOwn(state));
    }

    /// <summary>What it followed, or what followed it, was taken back: so is this, while it is noticed. Nothing happens otherwise.</summary>
    public static Decision<RemovalEvent> CancelWith(RemovalState state, RemovalState taken, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Status == RemovalStatus.Noticed && taken is { Status: RemovalStatus.Cancelled, Reason: { } reason }
            ? Decision<RemovalEvent>.Accept(new RemovalCancelled(EventMeta.Of(Actor.System, RemovalEventCodes.Cancelled, "RAT-6", policy, now), reason))
            : Decision<RemovalEvent>.Accept();
    }

    /// <summary>A newer month's ratified sheet found eligible whom an older one's had noticed (RAT-5): it is taken back before it takes effect. Nothing happens otherwise.</summary>
    public static Decision<RemovalEvent> Overtake(RemovalState state, CyclePeriod newer, string reason, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state is { Status: RemovalStatus.Noticed, Sheet.Period: { } older } && older.CompareTo(newer) < 0
            ? Decision<RemovalEvent>.Accept(new RemovalCancelled(EventMeta.Of(by, RemovalEventCodes.Cancelled, "RAT-5", policy, now), reason))
            : Decision<RemovalEvent>.Accept();
    }

    /// <summary>An appeal against it was granted (GOV-3): taken back before it took effect, undone after. Nothing happens where neither can be.</summary>
    public static Decision<RemovalEvent> Overturn(RemovalState state, string reason, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Status switch
        {
            RemovalStatus.Noticed => Decision<RemovalEvent>.Accept(new RemovalCancelled(EventMeta.Of(by, RemovalEventCodes.Cancelled, "GOV-3", policy, now), reason)),
            RemovalStatus.Effective => Decision<RemovalEvent>.Accept(new RemovalUndone(EventMeta.Of(by, RemovalEventCodes.Undone, "GOV-3", policy, now), reason)),
            _ => Decision<RemovalEvent>.Accept(),
        };
    }

    /// <summary>The state after <paramref name="happened"/>. Events are facts: nothing is checked again.</summary>
    /// <exception cref="InvalidOperationException">An event other than the first comes without a state.</exception>
    public static RemovalState Evolve(RemovalState? state, RemovalEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = happened switch
        {
            RemovalRecorded r => Recorded(r),
            RemovalFollowed f => f.Removal,
            _ => Apply(state ?? throw new InvalidOperationException("A removal begins by being recorded."), happened),
        };
        return next with { History = [.. next.History, happened.Meta] };
    }

    // Whoever is left may be named alone; it is taken back where it was recorded.
    private static Violation AlreadyNoticed(RemovalState first, IReadOnlyList<string> named, HouseholdState household)
    {
        var both = first.Whom().Intersect(named, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var others = named.Except(both, StringComparer.Ordinal).ToList();
        List<(string, string)> args = [("removal", first.Id), ("members", string.Join(", ", both))];
        if (others.Count > 0) args.Add(("others", string.Join(", ", others)));
        if (first.Origin is { } origin && origin.Village != household.Village) args.Add(("village", origin.Village.Value));
        return Violation.Conflict(RemovalViolations.AlreadyNoticed, "RAT-6", [.. args]);
    }

    private static bool IsInNotice(RemovalState state, Instant now) =>
        state.Status == RemovalStatus.Noticed && now < NoticePeriod.EndOf(state.NoticeEndsOn, state.Village);

    // It is taken back where it was recorded.
    private static Violation NotOwn(RemovalState state) => state.Origin is { } first
        ? Violation.Refused(RemovalViolations.NotOwn, "GOV-3", args: [("village", first.Village.Value), ("removal", first.Id)])
        : Violation.Refused(RemovalViolations.NotOwn, "GOV-3");

    // What is due counts as done, also in the moment before it is.
    private static Violation NotNoticed(RemovalState state, Instant now) => Violation.Conflict(
        RemovalViolations.NotNoticed, "RAT-6", ("status", WireName.Of(state.Status == RemovalStatus.Noticed && !IsInNotice(state, now) ? RemovalStatus.Effective : state.Status)));

    private static RemovalState Apply(RemovalState state, RemovalEvent happened) => happened switch
    {
        RemovalWidened e => state with { Born = [.. state.Born ?? [], .. e.Born] },
        RemovalTookEffect e => state with { Status = RemovalStatus.Effective, StoppedFrom = e.StoppedFrom, Removed = e.Removed },
        RemovalMoot => state with { Status = RemovalStatus.Moot },
        RemovalCancelled e => state with { Status = RemovalStatus.Cancelled, Reason = e.Reason },
        RemovalUndone e => state with { Status = RemovalStatus.Undone, Reason = e.Reason, Elsewhere = e.Elsewhere },
        _ => state,
    };

    private static RemovalState Recorded(RemovalRecorded r) => new()
    {
        Id = r.Id,
        Village = r.Village,
        Household = r.Household,
        Ground = r.Ground,
        Number = r.Number,
        Members = r.Members,
        NewHead = r.NewHead,
        Whole = r.Whole,
        Beside = r.Beside,
        Sheet = r.Sheet,
        Source = r.Source,
        Note = r.Note,
        RecordedBy = r.Meta.Subject,
        RecordedOn = r.RecordedOn,
        NoticeEndsOn = r.NoticeEndsOn,
        Status = RemovalStatus.Noticed,
        History = [],
    };
}
