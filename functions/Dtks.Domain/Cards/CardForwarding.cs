using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>That the TKSK sent a card on (CRD-3).</summary>
/// <param name="Id">What it was sent with: the district's recap names it.</param>
/// <param name="On">The day, in the village's zone.</param>
public sealed record CardForwarding(string Id, LocalDate On);

/// <summary>It was sent on.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Forwarding">What it was sent with.</param>
public sealed record CardForwarded(EventMeta Meta, CardForwarding Forwarding) : CardEvent(Meta);

/// <summary>What a card is sent on as, in the district's recap (CRD-3).</summary>
public enum ForwardedAs
{
    /// <summary>Its household handed it back.</summary>
    Surrendered,

    /// <summary>A deliberation withdrew it.</summary>
    Withdrawn,

    /// <summary>A deliberation judged its household well-off.</summary>
    WellOff,
}

/// <summary>Decides what is sent on: cards that were handed back, and those that a deliberation withdrew, each once (CRD-3).</summary>
public static class CardForwardingDecider
{
    /// <summary>Sends a card on. With the same a second time, nothing happens.</summary>
    /// <param name="forwarding">What it is sent with.</param>
    /// <param name="state">The card; null where there is none.</param>
    /// <param name="by">The TKSK.</param>
    /// <param name="policy">The policy version of the day.</param>
    /// <param name="now">Now.</param>
    public static Decision<CardEvent> Decide(string forwarding, CardState? state, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (state is null) return Decision<CardEvent>.Reject(Violation.Invalid(CardViolations.Missing, "/card", "CRD-3"));
        if (state.Forwarding is { } before)
        {
            return before.Id == forwarding ? Decision<CardEvent>.Accept() : Decision<CardEvent>.Reject(Violation.Conflict(CardReturnViolations.ForwardedBefore, "CRD-3", ("on", CardRules.Day(before.On))));
        }

        var today = TimeZones.DateIn(state.Village, now);
        return KindOf(state) is null
            ? Decision<CardEvent>.Reject(Violation.Refused(CardReturnViolations.NotForwardable, "CRD-3", "/card", ("status", WireName.Of(state.StatusOn(today)))))
            : Decision<CardEvent>.Accept(new CardForwarded(EventMeta.Of(by, CardReturnEventCodes.Forwarded, "CRD-3", policy, now), new CardForwarding(forwarding, today)));
    }

    /// <summary>What a card is sent on as; null where it is not.</summary>
    public static ForwardedAs? KindOf(CardState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Surrender is not null ? ForwardedAs.Surrendered
            : state.Block?.Reason == CardBlockReason.Withdrawn ? ForwardedAs.Withdrawn
            : state.Block?.Reason == CardBlockReason.WellOff ? ForwardedAs.WellOff
            : null;
    }
}
