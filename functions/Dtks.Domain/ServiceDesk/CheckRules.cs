using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.ServiceDesk;

/// <summary>What data &amp; reporting makes of a look-up in the regency's poverty database (SVC-3, SVC-4, SVC-5).</summary>
public static class CheckRules
{
    /// <summary>
    /// Found by number, or as one of the likely matches by a person's decision: entitled, and the file goes to its section (SVC-4). Neither: the village is asked (SVC-5). Where there are likely matches and nothing is said of them,
    /// nothing is decided. A programme may be assigned along with it. Done already, nothing happens; otherwise than it was decided is refused.
    /// </summary>
    /// <param name="state">The application.</param>
    /// <param name="draft">What was said; null for nothing.</param>
    /// <param name="found">What the look-up gave.</param>
    /// <param name="programme">The programme named, as it stands in the section; null where there is none of that code, or none is named.</param>
    /// <param name="by">The section officer.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<HelpEvent> Check(HelpApplicationState state, CheckDraft? draft, LookUp found, HelpProgramme? programme, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(found);
        if (Unfit(state, draft, found, programme).ToList() is { Count: > 0 } unfit) return Decision<HelpEvent>.Reject(unfit);
        if (state.Status is not HelpStatus.Checking && IsOtherwise(state, draft)) return Decision<HelpEvent>.Reject(Violation.Conflict(HelpViolations.CheckedAlready, "SVC-3"));
        if (state.Status is not HelpStatus.Checking && (draft?.Programme is null || IsPast(state))) return Repeated(state, draft?.Programme);
        var events = new List<HelpEvent>();
        if (programme is not null && programme.Code != state.Programme) events.Add(new HelpAssigned(Meta(HelpEventCodes.Assigned, "SVC-4"), programme.Code));
        if (state.Status != HelpStatus.Checking) return Decision<HelpEvent>.Accept(events);
        if ((found.Exact ?? draft?.Match) is { } record) events.Add(new ApplicantFound(Meta(HelpEventCodes.Found, "SVC-4"), record));
        else if (found.Likely.Count == 0 || draft?.NotFound == true) events.Add(Asked(state, Meta(HelpEventCodes.NotFound, "SVC-5"), policy));
        return Decision<HelpEvent>.Accept(events);

        EventMeta Meta(string code, string rule) => EventMeta.Of(by, code, rule, policy, now);
    }

    private static VillageAsked Asked(HelpApplicationState state, EventMeta meta, PolicyVersion policy)
    {
        var today = TimeZones.DateIn(state.Applicant.Village, meta.At);
        return new VillageAsked(meta, today, today.PlusDays(policy.DeskVillageDays));
    }

    // A programme is assigned until the letter names its giver.
    private static bool IsPast(HelpApplicationState state) => state.Status is not (HelpStatus.Incomplete or HelpStatus.AskedOfVillage or HelpStatus.InSection);

    private static Decision<HelpEvent> Repeated(HelpApplicationState state, string? programme) => !IsDecided(state) ? FrontOfficeRules.NotAwaiting(state, "SVC-3")
        : programme is null || programme == state.Programme ? Decision<HelpEvent>.Accept()
        : FrontOfficeRules.NotAwaiting(state, "SVC-4");

    private static bool IsDecided(HelpApplicationState state) => state.FoundAs is not null || state.VillageAskedOn is not null;

    private static bool IsOtherwise(HelpApplicationState state, CheckDraft? draft) =>
        IsDecided(state) && draft is not null && ((draft.Match is { } match && match != state.FoundAs) || (draft.NotFound == true && state.FoundAs is not null));

    private static IEnumerable<Violation> Unfit(HelpApplicationState state, CheckDraft? draft, LookUp found, HelpProgramme? programme)
    {
        if (draft?.Programme is not null && programme is null)
            yield return Violation.Invalid(HelpViolations.ProgrammeUnknown, "/programme", "SVC-4", ("section", WireName.Of(state.Section)));
        if (state.Status != HelpStatus.Checking || found.Exact is not null) yield break;
        if (draft is { Match: not null, NotFound: true }) yield return Violation.Invalid(HelpViolations.MatchAndNone, "/match", "SVC-3");
        else if (draft?.Match is { } match && !found.Likely.Contains(match)) yield return Violation.Invalid(HelpViolations.MatchUnknown, "/match", "SVC-3");
    }
}

/// <summary>What a look-up in the poverty database gave (SVC-3).</summary>
/// <param name="Exact">The record of the same NIK or family card; null for none.</param>
/// <param name="Likely">Records of a like name and birth date, for a person to decide.</param>
public sealed record LookUp(string? Exact, IReadOnlyList<string> Likely);
