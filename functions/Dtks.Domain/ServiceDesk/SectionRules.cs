using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.ServiceDesk;

/// <summary>What the section for the kind of help does: verifies in the field, and recommends (SVC-7, SVC-8, SVC-9).</summary>
public static class SectionRules
{
    private const int MaxNote = 500;
    private const int MaxNumber = 50;

    /// <summary>
    /// Verifies each technical criterion of the programme in the field, while the SKM was valid; by nobody who took it in (SVC-7, SVC-8, GOV-2). All met: on to the recommendation; else it ends. What was visited in time counts also where it is
    /// noted down after the SKM ran out, and the village was asked anew.
    /// </summary>
    /// <param name="state">The application.</param>
    /// <param name="draft">What came in.</param>
    /// <param name="programme">The programme assigned, as it stands; null where none is.</param>
    /// <param name="by">The section officer.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<HelpEvent> Verify(HelpApplicationState state, FieldVerificationDraft? draft, HelpProgramme? programme, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var today = TimeZones.DateIn(state.Applicant.Village, now);
        if (state.Status != HelpStatus.InSection && !IsAskedAnew(state)) return FrontOfficeRules.NotAwaiting(state, "SVC-8");
        if (programme is null) return Decision<HelpEvent>.Reject(Violation.Refused(HelpViolations.NoProgramme, "SVC-8"));
        if (state.FiledBy == by.Subject) return Decision<HelpEvent>.Reject(Violation.Refused(HelpViolations.Own, "GOV-2"));
        var input = new InputReader();
        var filed = TimeZones.DateIn(state.Applicant.Village, state.History[0].At);
        if (Read(draft, programme, (filed, today), input) is not { } field) return Decision<HelpEvent>.Reject(input.Violations);
        if (VillageRules.IsExpired(state, field.VisitedOn))
            return Decision<HelpEvent>.Reject(Violation.Refused(HelpViolations.SkmExpired, "SVC-7", null, ("validUntil", Iso(state.Answer!.Skm!.ValidUntil))));
        var code = field.IsMet() ? HelpEventCodes.CriteriaMet : HelpEventCodes.CriteriaNotMet;
        return Decision<HelpEvent>.Accept(new HelpVerified(EventMeta.Of(by, code, "SVC-8", policy, now), field));
    }

    /// <summary>Recommends who meets the criteria, once (SVC-9). The same letter again changes nothing.</summary>
    /// <param name="state">The application.</param>
    /// <param name="draft">What came in.</param>
    /// <param name="programme">The programme.</param>
    /// <param name="isTaken">Whether the letter's number stands on another of the regency and year.</param>
    /// <param name="by">The section officer.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<HelpEvent> Recommend(HelpApplicationState state, RecommendationDraft? draft, HelpProgramme programme, bool isTaken, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(programme);
        var input = new InputReader();
        if (Read(draft, input) is not { } letter) return Decision<HelpEvent>.Reject(input.Violations);
        if (letter == state.Recommendation) return Decision<HelpEvent>.Accept();
        if (state.Recommendation is { } there) return Decision<HelpEvent>.Reject(Violation.Conflict(HelpViolations.RecommendedAlready, "SVC-9", ("number", there.Number)));
        if (state.Status != HelpStatus.Meets) return FrontOfficeRules.NotAwaiting(state, "SVC-9");
        var (from, today) = (state.Field!.VisitedOn, TimeZones.DateIn(state.Applicant.Village, now));
        var unmet = new List<Violation>();
        if (letter.Date < from || letter.Date > today) unmet.Add(Violation.Refused(HelpViolations.LetterDate, "SVC-9", "/date", ("from", Iso(from)), ("until", Iso(today))));
        if (!programme.Givers.Contains(letter.Giver)) unmet.Add(Violation.Refused(HelpViolations.GiverUnknown, "SVC-9", "/giver", ("givers", string.Join(", ", programme.Givers))));
        if (isTaken) unmet.Add(Violation.Refused(HelpViolations.LetterTaken, "SVC-9", "/number"));
        return unmet.Count > 0
            ? Decision<HelpEvent>.Reject(unmet)
            : Decision<HelpEvent>.Accept(new HelpRecommended(EventMeta.Of(by, HelpEventCodes.Recommended, "SVC-9", policy, now), letter));
    }

    private static bool IsAskedAnew(HelpApplicationState state) => state is { Status: HelpStatus.AskedOfVillage, Answer.Skm: not null };

    private static Recommendation? Read(RecommendationDraft? draft, InputReader input)
    {
        if (!input.Present(draft, "")) return null;
        var (number, date) = (input.Text(draft.Number, "/number", MaxNumber, "SVC-9"), input.Date(draft.Date, "/date"));
        var giver = input.Text(draft.Giver, "/giver", 200, "SVC-9");
        return input.IsClean ? new Recommendation(number!, date!.Value, giver!) : null;
    }

    private static FieldVerification? Read(FieldVerificationDraft? draft, HelpProgramme programme, (LocalDate From, LocalDate Until) days, InputReader input)
    {
        if (!input.Present(draft, "")) return null;
        var on = input.Date(draft.VisitedOn, "/visitedOn");
        if (on is { } day && (day < days.From || day > days.Until))
            input.Invalid(HelpViolations.VisitedOn, "/visitedOn", "SVC-8", ("from", Iso(days.From)), ("until", Iso(days.Until)));
        var seen = input.Present(draft.Criteria, "/criteria") ? Criteria(draft.Criteria, programme, input) : [];
        return input.IsClean ? new FieldVerification(programme.Code, programme.EffectiveFrom, seen, on!.Value) : null;
    }

    private static List<CriterionSeen> Criteria(IReadOnlyList<CriterionDraft?> drafts, HelpProgramme programme, InputReader input)
    {
        var (seen, known) = (new List<CriterionSeen>(), programme.Criteria.Select(c => c.Code).ToHashSet(StringComparer.Ordinal));
        foreach (var (draft, place) in drafts.Take(known.Count + 1).Select((d, i) => (d, $"/criteria/{InputReader.Number(i)}")))
        {
            if (!input.Present(draft, place) || !input.Present(draft.Code, $"{place}/code") || !input.Present(draft.Met, $"{place}/met")) continue;
            var note = input.OptionalText(draft.Note, $"{place}/note", MaxNote);
            if (!known.Contains(draft.Code)) input.Invalid(HelpViolations.CriterionUnknown, $"{place}/code", "SVC-8");
            else if (seen.Any(s => s.Code == draft.Code)) input.Invalid(HelpViolations.CriterionTwice, $"{place}/code", "SVC-8");
            if (draft.Met == false && draft.Note is null) input.Invalid(HelpViolations.CriterionUnexplained, $"{place}/note", "SVC-8");
            seen.Add(new CriterionSeen(draft.Code, draft.Met.Value, note));
        }

        if (known.Except(seen.Select(s => s.Code)).ToList() is { Count: > 0 } missing)
            input.Invalid(HelpViolations.CriteriaMissing, "/criteria", "SVC-8", ("codes", string.Join(", ", missing)));
        return seen;
    }

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
