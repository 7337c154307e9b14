using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>Decides what becomes of a village's lists of returns (CRD-2, CRD-4). Days are those of the village's zone.</summary>
public static class ReturnListDecider
{
    /// <summary>PT Pos hands over what came back and stands on no list yet. Where a list was handed over and nothing came since, nothing happens.</summary>
    /// <param name="round">The village's round.</param>
    /// <param name="fresh">The cards that are returned or handed back, and on no list.</param>
    /// <param name="by">The post officer.</param>
    /// <param name="policy">The policy version of the day.</param>
    /// <param name="now">Now.</param>
    public static Decision<ReturnListEvent> HandOver(VillageRound? round, IReadOnlyList<CardState> fresh, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(fresh);
        ArgumentNullException.ThrowIfNull(policy);
        if (round is null) return Reject(Violation.Refused(CardReturnViolations.NoCards, "CRD-2", "/round"));
        var today = TimeZones.DateIn(round.Village, now);
        var lists = (round.Returns ?? VillageReturns.None).Lists;
        if (!round.Complete) return Reject(Violation.Conflict(CardReturnViolations.Making, "CRD-2"));
        if (today > round.ValidUntil) return Reject(Violation.Refused(CardViolations.Expired, "CRD-10", "/round", ("until", CardRules.Day(round.ValidUntil))));
        if (fresh.Count == 0) return lists.Count > 0 ? Decision<ReturnListEvent>.Accept() : Reject(Violation.Refused(CardReturnViolations.None, "CRD-2", "/round"));
        if (lists.Count >= VillageReturns.MostLists) return Reject(Violation.Conflict(CardReturnViolations.Full, "CRD-2", ("most", InputReader.Number(VillageReturns.MostLists))));
        return Accept(new ReturnListHanded(Meta(by, CardReturnEventCodes.ListHanded, "CRD-2", policy, now), new ReturnList
        {
            Number = lists.Count + 1,
            HandedOn = today,
            DueOn = CardSchedule.DueOn(today, policy),
            Reasons = ReasonsOf(fresh, policy),
            Surrendered = fresh.Count(c => c.Status == CardStatus.Surrendered),
            Policy = policy.Id,
        }));
    }

    /// <summary>A reminder falls due. One that was given, or that comes when the deliberation was held, when its days or the cards' validity are over or when the next reminder is due, is not given.</summary>
    /// <param name="round">The village's round.</param>
    /// <param name="list">The list's number.</param>
    /// <param name="day">Which of the policy's days.</param>
    /// <param name="policy">The policy version that the list goes by.</param>
    /// <param name="now">Now.</param>
    public static Decision<ReturnListEvent> Remind(VillageRound round, int list, int day, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(policy);
        var today = TimeZones.DateIn(round.Village, now);
        var next = policy.CardReminderDays.Where(d => d > day).DefaultIfEmpty(policy.CardDeliberationDays + 1).Min();
        return today <= round.ValidUntil && round.Returns?.List(list) is { HeldOn: null } found && found.Reminders.All(r => r.Day != day)
            && today >= found.HandedOn.PlusDays(day) && today < found.HandedOn.PlusDays(next) && today <= found.DueOn
            ? Accept(new ReturnListReminded(Meta(Actor.System, CardReturnEventCodes.ListReminded, "CRD-4", policy, now), list, new ReturnReminder(day, today)))
            : Decision<ReturnListEvent>.Accept();
    }

    /// <summary>The days of a list are over: it is told once, where no deliberation was held and one still can be.</summary>
    /// <param name="round">The village's round.</param>
    /// <param name="list">The list's number.</param>
    /// <param name="policy">The policy version that the list goes by.</param>
    /// <param name="now">Now.</param>
    public static Decision<ReturnListEvent> Overdue(VillageRound round, int list, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(policy);
        var today = TimeZones.DateIn(round.Village, now);
        return today <= round.ValidUntil && round.Returns?.List(list) is { HeldOn: null, OverdueOn: null } found && today > found.DueOn
            ? Accept(new ReturnListOverdue(Meta(Actor.System, CardReturnEventCodes.ListOverdue, "CRD-4", policy, now), list, today))
            : Decision<ReturnListEvent>.Accept();
    }

    /// <summary>A circular arrives that told of some lists. Of a list that one told of before, nothing changes.</summary>
    /// <param name="round">The village's round.</param>
    /// <param name="circular">The circular.</param>
    /// <param name="upTo">The last list that it told of; of those before it too, where none had.</param>
    /// <param name="policy">The policy version of the day.</param>
    /// <param name="now">Now.</param>
    public static Decision<ReturnListEvent> Arrive(VillageRound round, ReturnCircular circular, int upTo, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(policy);
        List<int> told = [.. (round.Returns ?? VillageReturns.None).Lists.Where(l => l.Number <= upTo && l.Circular is null).Select(l => l.Number)];
        return told.Count == 0
            ? Decision<ReturnListEvent>.Accept()
            : Accept(new ReturnCircularArrived(Meta(Actor.System, CardReturnEventCodes.CircularArrived, "CRD-4", policy, now), circular, told));
    }

    /// <summary>The village's round after what happened.</summary>
    public static VillageRound Evolve(VillageRound round, ReturnListEvent happened)
    {
        ArgumentNullException.ThrowIfNull(round);
        var returns = round.Returns ?? VillageReturns.None;
        return round with
        {
            Returns = happened switch
            {
                ReturnListHanded h => returns.With(h.List),
                ReturnListReminded r when returns.List(r.List) is { } list => returns.With(list with { Reminders = [.. list.Reminders, r.Reminder] }),
                ReturnListOverdue o when returns.List(o.List) is { } list => returns.With(list with { OverdueOn = o.On }),
                ReturnCircularArrived a => a.Lists.Select(returns.List).OfType<ReturnList>().Aggregate(returns, (all, list) => all.With(list with { Circular = a.Circular })),
                _ => returns,
            },
        };
    }

    private static IReadOnlyList<ReturnCount> ReasonsOf(IEnumerable<CardState> cards, PolicyVersion policy)
    {
        var counts = cards.Where(c => c.Status == CardStatus.Returned).GroupBy(c => c.Attempts[^1].Reason!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        List<string> order = [.. policy.CardReturnReasons.Select(r => r.Code)];
        return [.. counts.OrderBy(c => order.IndexOf(c.Key) is var at and >= 0 ? at : order.Count).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new ReturnCount(c.Key, c.Value))];
    }

    private static EventMeta Meta(Actor by, string code, string rule, PolicyVersion policy, Instant now) => EventMeta.Of(by, code, rule, policy, now);

    private static Decision<ReturnListEvent> Accept(ReturnListEvent happened) => Decision<ReturnListEvent>.Accept(happened);

    private static Decision<ReturnListEvent> Reject(Violation violation) => Decision<ReturnListEvent>.Reject(violation);
}

/// <summary>Something that happened to a village's lists of returns.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record ReturnListEvent(EventMeta Meta);

/// <summary>A list was handed to the village head.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="List">The list.</param>
public sealed record ReturnListHanded(EventMeta Meta, ReturnList List) : ReturnListEvent(Meta);

/// <summary>The village was reminded of a list.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="List">The list's number.</param>
/// <param name="Reminder">The reminder.</param>
public sealed record ReturnListReminded(EventMeta Meta, int List, ReturnReminder Reminder) : ReturnListEvent(Meta);

/// <summary>The days of a list are over.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="List">The list's number.</param>
/// <param name="On">The day it was told.</param>
public sealed record ReturnListOverdue(EventMeta Meta, int List, LocalDate On) : ReturnListEvent(Meta);

/// <summary>A circular told of lists.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Circular">The circular.</param>
/// <param name="Lists">The numbers of the lists.</param>
public sealed record ReturnCircularArrived(EventMeta Meta, ReturnCircular Circular, IReadOnlyList<int> Lists) : ReturnListEvent(Meta);
