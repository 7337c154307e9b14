using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Appeals;

/// <summary>When an appeal that was granted for a deliberation to decide is at its end (GOV-3, MUS-2). It never lapses: until then it waits.</summary>
public static class AppealClosingRules
{
    /// <summary>Whether it waits for a deliberation held on a day: one of before it was granted did not deal with it.</summary>
    public static bool IsFor(AppealState state, LocalDate heldOn)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.AwaitsDeliberation() && state.GrantedOn() <= heldOn;
    }

    /// <summary>
    /// A deliberation decided on the household: nothing where it does not wait, or was granted after that. One held before the grant closes it by doing what
    /// it asks for alone.
    /// </summary>
    public static Decision<AppealEvent> Hear(AppealState state, AppealHearing hearing, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(hearing);
        if (!state.AwaitsDeliberation() || state.GrantedAt() > hearing.ConcludedAt) return Decision<AppealEvent>.Accept();
        var isDone = hearing.Stops && state.Kind == AppealKind.NotEntitled;
        return isDone || IsFor(state, hearing.HeldOn)
            ? Closed(by, new AppealClosing(hearing.Stops ? AppealOutcome.StopProposed : AppealOutcome.Kept, hearing.Deliberation), policy, now)
            : Decision<AppealEvent>.Accept();
    }

    /// <summary>The household stands in the register no more. Nothing where it does not wait.</summary>
    public static Decision<AppealEvent> LoseHousehold(AppealState state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.AwaitsDeliberation() ? Closed(Actor.System, new AppealClosing(AppealOutcome.HouseholdGone), policy, now) : Decision<AppealEvent>.Accept();
    }

    /// <summary>The household stands in the register again (GOV-3): what its end left undecided, also when it was granted, waits again. Nothing where it was closed otherwise, or not.</summary>
    public static Decision<AppealEvent> RegainHousehold(AppealState state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var isLeft = state is { Status: AppealStatus.Granted, About.Record: AppealRecord.Household, Result: AppealResult.NobodyThere, Closing: null };
        return isLeft || state.Closing?.Outcome == AppealOutcome.HouseholdGone
            ? Decision<AppealEvent>.Accept(new AppealWaitsAgain(EventMeta.Of(Actor.System, AppealEventCodes.WaitsAgain, "GOV-3", policy, now)))
            : Decision<AppealEvent>.Accept();
    }

    private static Decision<AppealEvent> Closed(Actor by, AppealClosing closing, PolicyVersion policy, Instant now) =>
        Decision<AppealEvent>.Accept(new AppealClosed(EventMeta.Of(by, AppealEventCodes.Closed, "GOV-3", policy, now), closing));
}
