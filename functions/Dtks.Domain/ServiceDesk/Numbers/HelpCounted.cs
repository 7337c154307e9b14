using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.ServiceDesk.Numbers;

/// <summary>A part of an application's way, of which it is told how long it took.</summary>
public enum HelpStage
{
    /// <summary>From the filing to the end of the look-up (SVC-2, SVC-3).</summary>
    Check,

    /// <summary>From the asking of the village to its first answer (SVC-5).</summary>
    Village,

    /// <summary>From its coming to the section to the field verification (SVC-8).</summary>
    Field,

    /// <summary>From the verification to the recommendation (SVC-9).</summary>
    Recommendation,

    /// <summary>From the recommendation to the place on the waiting list (SVC-9).</summary>
    Placement,

    /// <summary>From the place on the waiting list to the help, or its being declined (SVC-9).</summary>
    Giver,
}

/// <summary>How a village answered, where it was asked (SVC-5).</summary>
public enum VillagePace
{
    /// <summary>It was not asked.</summary>
    NotAsked,

    /// <summary>It has not answered yet, and has time.</summary>
    Awaited,

    /// <summary>Its time is over, and it has not answered.</summary>
    Late,

    /// <summary>It answered in time.</summary>
    InTime,

    /// <summary>It answered, late.</summary>
    AnsweredLate,
}

/// <summary>How many days a stage took.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Days">The days.</param>
public sealed record StageTook(HelpStage Stage, int Days);

/// <summary>What an application counts as: nothing of a person.</summary>
/// <param name="Version">How much has happened to it; of two the greater is newer.</param>
/// <param name="FiledOn">When it was filed.</param>
/// <param name="Section">The section.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="End">Why it ended without help; null where it did not.</param>
/// <param name="Village">How its village answered.</param>
/// <param name="Days">How many days each stage took that is over.</param>
public sealed record HelpCounted(int Version, LocalDate FiledOn, Section Section, HelpStatus Status, HelpEnd? End, VillagePace Village, IReadOnlyList<StageTook> Days)
{
    private static readonly (HelpStage Stage, string[] From, string[] Until)[] Stages =
    [
        (HelpStage.Check, [HelpEventCodes.Filed], [HelpEventCodes.Found, HelpEventCodes.NotFound]),
        (HelpStage.Village, [HelpEventCodes.NotFound], [HelpEventCodes.Poor, HelpEventCodes.NotPoor]),
        (HelpStage.Field, [HelpEventCodes.Found, HelpEventCodes.Poor], [HelpEventCodes.CriteriaMet, HelpEventCodes.CriteriaNotMet]),
        (HelpStage.Recommendation, [HelpEventCodes.CriteriaMet], [HelpEventCodes.Recommended]),
        (HelpStage.Placement, [HelpEventCodes.Recommended], [HelpEventCodes.Placed]),
        (HelpStage.Giver, [HelpEventCodes.Placed], [HelpEventCodes.Served, HelpEventCodes.Declined]),
    ];

    /// <summary>Steps after which an application counts otherwise.</summary>
    public static bool Counts(string step) => step is not (HelpEventCodes.PaperAccepted or HelpEventCodes.Contacted or HelpEventCodes.Assigned or HelpEventCodes.Deferred);

    /// <summary>What an application counts as.</summary>
    public static HelpCounted Of(HelpApplicationState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new(state.History.Count, DayOf(state, state.History[0]), state.Section, state.Status, state.End, PaceOf(state), [.. Stages.Select(s => DaysOf(state, s.From, s.Until) is { } days ? new StageTook(s.Stage, days) : null).OfType<StageTook>()]);
    }

    private static VillagePace PaceOf(HelpApplicationState state)
    {
        var (isLate, isAnswered) = (state.History.Any(h => h.Code == HelpEventCodes.VillageLate), state.Answer is not null);
        return state.VillageAskedOn is null ? VillagePace.NotAsked
            : isAnswered ? isLate ? VillagePace.AnsweredLate : VillagePace.InTime
            : isLate ? VillagePace.Late : VillagePace.Awaited;
    }

    // Where a stage was gone through twice, from its first beginning to its first end.
    private static int? DaysOf(HelpApplicationState state, string[] from, string[] until) =>
        state.History.FirstOrDefault(h => from.Contains(h.Code)) is { } began && state.History.FirstOrDefault(h => until.Contains(h.Code)) is { } over ? Period.DaysBetween(DayOf(state, began), DayOf(state, over)) : null;

    private static LocalDate DayOf(HelpApplicationState state, EventMeta step) => TimeZones.DateIn(state.Applicant.Village, step.At);
}
