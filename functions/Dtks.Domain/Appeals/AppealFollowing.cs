using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Appeals;

/// <summary>
/// An appeal that waits for a deliberation goes along with the household that it is about (GOV-3, REG-8): it waits where that stands now, and the village in which it was
/// made is told how it ended. Done twice, it is done once.
/// </summary>
public static class AppealFollowing
{
    /// <summary>It waits in another village now. Nothing where it stands there already, or does not wait.</summary>
    /// <param name="there">The same appeal as it was left there before; null for none.</param>
    /// <param name="waits">The appeal where it waited.</param>
    /// <param name="village">The other village.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<AppealEvent> TakeOver(AppealState? there, AppealState waits, AreaCode village, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(waits);
        if (!waits.AwaitsDeliberation() || there is { WentTo: null }) return Decision<AppealEvent>.Accept();
        var origin = waits.Origin ?? waits.Village;

        // With how it left there, which is noted there a moment later.
        EventMeta Meta(string code) => EventMeta.Of(Actor.System, code, "REG-8", policy, now);
        return Decision<AppealEvent>.Accept(new AppealTakenOver(
            Meta(AppealEventCodes.TakenOver),
            waits with { Village = village, Origin = origin == village ? null : origin, History = [.. waits.History, Meta(AppealEventCodes.HandedOver)] }));
    }

    /// <summary>It waits here no more, but in another village. Nothing where it does not wait.</summary>
    public static Decision<AppealEvent> HandOver(AppealState state, AreaCode to, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.AwaitsDeliberation()
            ? Decision<AppealEvent>.Accept(new AppealHandedOver(EventMeta.Of(Actor.System, AppealEventCodes.HandedOver, "REG-8", policy, now), to))
            : Decision<AppealEvent>.Accept();
    }

    /// <summary>How it ended elsewhere, or that it waits there again, in the village in which it was made. Nothing where that is noted, or it waits here.</summary>
    public static Decision<AppealEvent> CloseWith(AppealState origin, AppealState ended, Instant now)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(ended);
        if (origin is { WentTo: not null, Closing.Outcome: AppealOutcome.HouseholdGone } && ended.Closing is null && ended.History.LastOrDefault(h => h.Code == AppealEventCodes.WaitsAgain) is { } again)
            return Decision<AppealEvent>.Accept(new AppealWaitsAgain(again with { At = now }));
        return origin is { WentTo: not null, Closing: null } && ended.Closing is { } closing
            ? Decision<AppealEvent>.Accept(new AppealClosed(ended.History.Last(h => h.Code == AppealEventCodes.Closed) with { At = now }, closing))
            : Decision<AppealEvent>.Accept();
    }
}
