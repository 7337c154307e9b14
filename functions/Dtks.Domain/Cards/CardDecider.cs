using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>Decides what happens to a card (CRD-1, CRD-3, CRD-5, CRD-7, CRD-9, CRD-10, REG-8, GOV-3). Days are those of its village's zone.</summary>
public static class CardDecider
{
    private const int MaxNote = 1000;

    /// <summary>The answer to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="state">The card as it is; null where there is none.</param>
    /// <param name="policy">The policy version of the day.</param>
    /// <param name="now">Now.</param>
    public static Decision<CardEvent> Decide(CardCommand command, CardState? state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(policy);
        if (command is CardCommand.Make make) return state is null ? Make(make, policy, now) : Nothing();
        if (state is null) return Reject(Violation.Invalid(CardViolations.Missing, "/card"));
        var today = TimeZones.DateIn(state.Village, now);
        return command switch
        {
            CardCommand.Record record => Record(record, state, today, policy, now),
            CardCommand.HandBack back => HandBack(back, state, today, policy, now),
            CardCommand.TakeBack back => TakeBack(back, state, today, policy, now),
            CardCommand.Block block => Block(block, state, today, policy, now),
            CardCommand.End end => End(end.By, state, today, policy, now),
            CardCommand.Restore restore => Restore(restore, state, today, policy, now),
            CardCommand.Replace replace => Replace(replace, state, today, policy, now),
            CardCommand.ChangeFamily change => ChangeFamily(change, state, today, policy, now),
            _ => Reject(Violation.Invalid(InputViolations.CommandUnknown, null)),
        };
    }

    /// <summary>The card after <paramref name="happened"/>. Events are facts: nothing is checked again.</summary>
    /// <exception cref="InvalidOperationException">An event other than the first comes without a card.</exception>
    public static CardState Evolve(CardState? state, CardEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = happened is CardMade made ? Made(made) : Apply(state ?? throw new InvalidOperationException("A card begins by being made."), happened);
        return next with { History = [.. next.History, happened.Meta] };
    }

    private static Decision<CardEvent> Make(CardCommand.Make make, PolicyVersion policy, Instant now)
    {
        var round = make.Round;
        var today = TimeZones.DateIn(round.Village, now);
        if (today > round.ValidUntil) return Reject(Over(round.ValidUntil));
        if (make.Replaces is { } other && NotReplaceable(other, make.Id, today) is { } refused) return Reject(refused);
        if (make.HoldsOne) return Reject(Violation.Refused(CardViolations.HolderHas, "CRD-9", "/household", ("kind", WireName.Of(round.Kind))));
        if (round.NextSerial > CardNumber.MostSerial) return Reject(Violation.Conflict(CardViolations.NumbersGiven, "CRD-10", ("most", InputReader.Number(CardNumber.MostSerial))));
        var number = CardNumber.Of(round.Kind, round.Number, round.Village, round.NextSerial);
        var meta = EventMeta.Of(Actor.System, CardEventCodes.Made, make.IsAnew ? "GOV-3" : make.Replaces is null ? "CRD-10" : "CRD-9", policy, now);
        var madeOn = make.IsAnew || make.Replaces is not null ? today : round.MadeOn;
        return Accept(new CardMade(
            meta, make.Id, number, round.Round, round.Village, make.Household, make.Holder, madeOn, round.ValidFrom, round.ValidUntil, make.Replaces?.Id));
    }

    // Rows come late and out of order: each is taken by its own day, also where the card stands elsewhere since (CRD-1).
    private static Decision<CardEvent> Record(CardCommand.Record record, CardState state, LocalDate today, PolicyVersion policy, Instant now)
    {
        var read = CardRules.Read(record.Attempt, state.MadeOn, today, policy);
        if (read.Value is not { } attempt) return Reject([.. read.Violations]);
        if (state.Attempts.FirstOrDefault(a => a.On == attempt.On && a.Outcome == attempt.Outcome) is { } same)
            return same.Reason == attempt.Reason && same.ReceivedBy == attempt.ReceivedBy ? Nothing() : Reject(OnThatDay(CardViolations.AttemptOtherwise, attempt.On));
        if (record.IsToBeReplaced && state.Status == CardStatus.Returned && attempt.Outcome == DeliveryOutcome.Delivered) return Reject(Violation.Conflict(CardViolations.ToBeReplaced, "CRD-5"));
        if (Late(attempt, state) is { } refused) return Reject(refused);
        if (attempt.Outcome == DeliveryOutcome.Returned && state.Attempts.Any(a => a.On == attempt.On)) return Reject(OnThatDay(CardViolations.DeliveredThatDay, attempt.On));
        if (state.Attempts.Count >= CardRules.MostAttempts) return Reject(Violation.Conflict(CardViolations.AttemptsFull, "CRD-1", ("most", InputReader.Number(CardRules.MostAttempts))));
        var code = attempt.Outcome == DeliveryOutcome.Delivered ? CardEventCodes.Delivered : CardEventCodes.Returned;
        var status = state.Status is CardStatus.Blocked or CardStatus.Surrendered ? state.Status : CardRules.StatusBy([.. state.Attempts, attempt]);
        return AcceptOf(new CardAttempted(EventMeta.Of(record.By, code, "CRD-1", policy, now), attempt, status), state, today, policy, now);
    }

    // What stood with a family before that left the register is told after: nobody has it any more.
    private static Decision<CardEvent> AcceptOf(CardEvent happened, CardState state, LocalDate today, PolicyVersion policy, Instant now) =>
        state.FamilyGoneOn() is null ? Accept(happened) : Decision<CardEvent>.Accept([happened, .. End(Actor.System, Evolve(state, happened), today, policy, now).Events]);

    private static Decision<CardEvent> HandBack(CardCommand.HandBack back, CardState state, LocalDate today, PolicyVersion policy, Instant now)
    {
        var input = new InputReader();
        var note = input.OptionalText(back.Note, "/note", MaxNote);
        if (!input.IsClean) return Reject([.. input.Violations]);
        return state.StatusOn(today) switch
        {
            CardStatus.Expired => Reject(Over(state.ValidUntil)),
            CardStatus.Blocked => Reject(BlockedFor(state.Block!, "CRD-3")),
            CardStatus.Made or CardStatus.Returned => Reject(Violation.Refused(CardViolations.WithPost, "CRD-3")),
            CardStatus.Surrendered => Nothing(),
            _ => Accept(new CardHandedBack(EventMeta.Of(back.By, CardEventCodes.Surrendered, "CRD-3", policy, now), new CardSurrender(today, note))),
        };
    }

    private static Decision<CardEvent> TakeBack(CardCommand.TakeBack back, CardState state, LocalDate today, PolicyVersion policy, Instant now)
    {
        var input = new InputReader();
        var reason = input.Text(back.Reason, "/reason", MaxNote, "CRD-3");
        if (reason is null || !input.IsClean) return Reject([.. input.Violations]);
        if (state.Block is { } block) return Reject(BlockedFor(block, "CRD-3"));
        if (state.Surrender is null) return state.TakenBack is null ? Reject(Violation.Refused(CardViolations.NotSurrendered, "CRD-3")) : Nothing();
        if (state.StatusOn(today) == CardStatus.Expired) return Reject(Over(state.ValidUntil));
        if (state.Forwarding is { } sent) return Reject(Violation.Conflict(CardReturnViolations.ForwardedBefore, "CRD-3", ("on", CardRules.Day(sent.On))));
        if (back.IsDeliberated) return Reject(Violation.Conflict(CardViolations.Deliberated, "CRD-3"));
        var happened = new CardSurrenderUndone(EventMeta.Of(back.By, CardEventCodes.SurrenderUndone, "CRD-3", policy, now), new CardTakenBack(today, reason), CardRules.StatusBy(state.Attempts));
        return AcceptOf(happened, state, today, policy, now);
    }

    private static Decision<CardEvent> Block(CardCommand.Block block, CardState state, LocalDate today, PolicyVersion policy, Instant now)
    {
        if (state.Block is { Reason: not CardBlockReason.Ended } before) return (before.Reason, before.Deliberation) == (block.Reason, block.Deliberation) ? Nothing() : Reject(BlockedFor(before, "CRD-7"));
        if (state.StatusOn(today) == CardStatus.Expired) return Reject(Over(state.ValidUntil));
        var rule = block.Reason == CardBlockReason.WellOff ? "CRD-5" : "CRD-7";
        return Accept(new CardBlocked(EventMeta.Of(block.By, CardEventCodes.Blocked, rule, policy, now), new CardBlock(block.Reason, today, state.Block?.From ?? state.Status, block.Deliberation)));
    }

    private static Decision<CardEvent> End(Actor by, CardState state, LocalDate today, PolicyVersion policy, Instant now) =>
        state.StatusOn(today) is CardStatus.Made or CardStatus.Delivered
            ? Accept(new CardBlocked(EventMeta.Of(by, CardEventCodes.Ended, "CRD-10", policy, now), new CardBlock(CardBlockReason.Ended, today, state.Status, Deliberation: null)))
            : Nothing();

    private static Decision<CardEvent> Restore(CardCommand.Restore restore, CardState state, LocalDate today, PolicyVersion policy, Instant now) =>
        state.IsEnded() && today <= state.ValidUntil && !restore.HoldsOne
            ? Accept(new CardRestored(EventMeta.Of(restore.By, CardEventCodes.Restored, "GOV-3", policy, now), CardRules.StatusBy(state.Attempts)))
            : Nothing();

    private static Decision<CardEvent> Replace(CardCommand.Replace replace, CardState state, LocalDate today, PolicyVersion policy, Instant now)
    {
        if (state.ReplacedBy == replace.Card) return Nothing();
        if (NotReplaceable(state, replace.Card, today) is { } refused) return Reject(refused);
        var block = state.Block ?? new CardBlock(CardBlockReason.Replaced, today, state.Status, Deliberation: null);
        return Accept(new CardReplaced(EventMeta.Of(replace.By, CardEventCodes.Replaced, "CRD-9", policy, now), replace.Card, block));
    }

    private static Decision<CardEvent> ChangeFamily(CardCommand.ChangeFamily change, CardState state, LocalDate today, PolicyVersion policy, Instant now) =>
        state.FamilyChanges.Any(c => c.Change == change.Change)
            ? Nothing()
            : Accept(new CardFamilyChanged(EventMeta.Of(change.By, CardEventCodes.FamilyChanged, "REG-8", policy, now), new CardFamilyChange(change.Change, change.Kind, today, change.To)));

    private static Violation? NotReplaceable(CardState state, string by, LocalDate today) =>
        state.ReplacedBy is { } other && other != by ? Violation.Conflict(CardViolations.ReplacedBefore, "CRD-9")
        : state.ReplacedBy is null && today > state.ValidUntil ? Over(state.ValidUntil)
        : state.ReplacedBy is null && !state.IsReplaceable() ? Violation.Refused(CardViolations.NotReplaceable, "CRD-5", "/card", ("status", WireName.Of(state.Status)))
        : null;

    private static Violation? Late(CardAttempt attempt, CardState state) => Late(attempt.On, state)
        ?? (attempt.Outcome == DeliveryOutcome.Delivered && attempt.On > state.FamilyGoneOn() ? Violation.Conflict(CardViolations.FamilyGone, "CRD-10", (CardViolations.Reader, CardViolations.ToPost)) : null);

    private static Violation? Late(LocalDate on, CardState state) =>
        on > state.ValidUntil ? Over(state.ValidUntil) with { Pointer = "/on" }
        : state.Surrender is { } surrender && on > surrender.On ? Violation.Conflict(CardViolations.Surrendered, "CRD-3", ("on", CardRules.Day(surrender.On)))
        : state.Block is { } block && on > block.On ? BlockedFor(block, "CRD-7") with { Kind = ViolationKind.Conflict }
        : null;

    private static Violation BlockedFor(CardBlock block, string rule) => block.Reason == CardBlockReason.Ended
        ? Violation.Refused(CardViolations.FamilyGone, "CRD-10", null, (CardViolations.Reader, rule == "CRD-3" ? CardViolations.ToTksk : CardViolations.ToPost))
        : Violation.Refused(CardViolations.Blocked, rule, null, ("reason", WireName.Of(block.Reason)));

    private static Violation Over(LocalDate until) => Violation.Refused(CardViolations.Expired, "CRD-10", null, ("until", CardRules.Day(until)));

    private static Violation OnThatDay(string code, LocalDate on) => Violation.Conflict(code, "CRD-1", ("on", CardRules.Day(on))) with { Pointer = "/on" };

    private static CardState Apply(CardState state, CardEvent happened) => happened switch
    {
        CardAttempted a => state with { Attempts = [.. state.Attempts.Append(a.Attempt).OrderBy(x => x.On).ThenByDescending(x => x.Outcome)], Status = a.Status },
        CardHandedBack h => state with { Surrender = h.Surrender, Status = CardStatus.Surrendered },
        CardSurrenderUndone u => state with { Surrender = null, TakenBack = u.Undone, Status = u.Status },
        CardBlocked b => state with { Block = b.Block, Status = CardStatus.Blocked },
        CardRestored r => state with { Block = null, Status = r.Status },
        CardReplaced r => state with { Block = r.Block, ReplacedBy = r.Card, Status = CardStatus.Blocked },
        CardForwarded f => state with { Forwarding = f.Forwarding },
        CardFamilyChanged c => state with { FamilyChanges = [.. state.FamilyChanges.Append(c.Change).TakeLast(CardRules.MostChanges)] },
        _ => state,
    };

    private static CardState Made(CardMade made) => new()
    {
        Id = made.Id,
        Number = made.Number,
        Round = made.Round,
        Village = made.Village,
        Household = made.Household,
        Holder = made.Holder,
        MadeOn = made.MadeOn,
        ValidFrom = made.ValidFrom,
        ValidUntil = made.ValidUntil,
        Status = CardStatus.Made,
        Replaces = made.Replaces,
        History = [],
    };

    private static Decision<CardEvent> Nothing() => Decision<CardEvent>.Accept();

    private static Decision<CardEvent> Accept(CardEvent happened) => Decision<CardEvent>.Accept(happened);

    private static Decision<CardEvent> Reject(params IReadOnlyList<Violation> violations) => Decision<CardEvent>.Reject(violations);
}
