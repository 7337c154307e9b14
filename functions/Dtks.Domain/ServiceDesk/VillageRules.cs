using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.ServiceDesk;

/// <summary>What the village answers of an applicant who is not in the poverty database (SVC-5, SVC-6, SVC-7).</summary>
public static class VillageRules
{
    private const int MaxVerifiers = 20;
    private const int MaxName = 100;
    private const int MaxNote = 1000;
    private const int MaxNumber = 50;

    /// <summary>Poor, with an SKM: on it goes to the section. Not poor: it ends. Once its SKM's time is over before the section was there, the village gives a new one. The same again changes nothing.</summary>
    /// <param name="state">The application.</param>
    /// <param name="draft">What came in.</param>
    /// <param name="isTaken">Whether the SKM's number stands on another of the village.</param>
    /// <param name="by">The village head.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<HelpEvent> Answer(HelpApplicationState state, VillageAnswerDraft? draft, bool isTaken, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (input, today) = (new InputReader(), TimeZones.DateIn(state.Applicant.Village, now));
        if (Read(draft, (state.VillageAskedOn, today), policy, input) is not { } answer) return Decision<HelpEvent>.Reject(input.Violations);
        if (IsSame(state.Answer, answer)) return Decision<HelpEvent>.Accept();
        if (!HelpAccess.IsAsked(state, today)) return NotAsked(state);
        if (isTaken) return Decision<HelpEvent>.Reject(Violation.Refused(HelpViolations.SkmTaken, "SVC-6", "/skm/number"));
        var code = answer.Outcome == PovertyOutcome.Poor ? HelpEventCodes.Poor : HelpEventCodes.NotPoor;
        return Decision<HelpEvent>.Accept(new VillageAnswered(EventMeta.Of(by, code, "SVC-6", policy, now), answer));
    }

    /// <summary>The village's time to answer is over. Nothing happens before that, once it answered, or where that was noted (SVC-5).</summary>
    public static Decision<HelpEvent> Late(HelpApplicationState state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state is { Status: HelpStatus.AskedOfVillage, VillageLateFrom: null, VillageDueOn: { } last } && TimeZones.DateIn(state.Applicant.Village, now) > last
            ? Decision<HelpEvent>.Accept(new VillageLate(EventMeta.Of(Actor.System, HelpEventCodes.VillageLate, "SVC-5", policy, now), last.PlusDays(1)))
            : Decision<HelpEvent>.Accept();
    }

    /// <summary>
    /// The time of its SKM was over before the section was there: the village is asked for another, with its time to answer, and what was done until then stands. Nothing happens before that, or where the section was there (SVC-7).
    /// </summary>
    public static Decision<HelpEvent> RunOut(HelpApplicationState state, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(policy);
        var today = TimeZones.DateIn(state.Applicant.Village, now);
        return state.Status == HelpStatus.InSection && IsExpired(state, today)
            ? Decision<HelpEvent>.Accept(new SkmRanOut(EventMeta.Of(Actor.System, HelpEventCodes.SkmRanOut, "SVC-7", policy, now), today, today.PlusDays(policy.DeskVillageDays)))
            : Decision<HelpEvent>.Accept();
    }

    /// <summary>When a village is late that has not answered by a day: when the next begins there (SVC-5).</summary>
    public static Instant LateAt(LocalDate last, AreaCode village) => TimeZones.Of(village).AtStartOfDay(last.PlusDays(1)).ToInstant();

    /// <summary>Whether its SKM was valid up to a day before (SVC-7).</summary>
    public static bool IsExpired(HelpApplicationState state, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Answer?.Skm is { } skm && skm.ValidUntil < day;
    }

    // Where it went on to from there is not the village's to know.
    private static Decision<HelpEvent> NotAsked(HelpApplicationState state) => state.Answer is { } there
        ? Decision<HelpEvent>.Reject(Violation.Conflict(HelpViolations.AnsweredAlready, "SVC-5", ("on", Iso(there.VerifiedOn))))
        : FrontOfficeRules.NotAwaiting(state, "SVC-5");

    private static bool IsSame(VillageAnswer? there, VillageAnswer answer) =>
        there is not null && there with { VerifiedBy = answer.VerifiedBy } == answer && there.VerifiedBy.SequenceEqual(answer.VerifiedBy, StringComparer.Ordinal);

    private static VillageAnswer? Read(VillageAnswerDraft? draft, (LocalDate? Asked, LocalDate Today) days, PolicyVersion policy, InputReader input)
    {
        if (!input.Present(draft, "")) return null;
        var outcome = input.Name<PovertyOutcome>(draft.Outcome, "/outcome");
        List<string?> names = input.Count(draft.VerifiedBy, "/verifiedBy", 1, MaxVerifiers, "SVC-5")
            ? [.. draft.VerifiedBy.Select((name, i) => input.Text(name, $"/verifiedBy/{InputReader.Number(i)}", MaxName, "SVC-5"))]
            : [];
        var on = input.Date(draft.VerifiedOn, "/verifiedOn");
        var from = From(days, outcome, policy);
        if (on is { } day && (day > days.Today || day < from))
            input.Invalid(HelpViolations.VerifiedOn, "/verifiedOn", "SVC-5", ("from", Iso(from)), ("until", Iso(days.Today)));
        var note = input.Text(draft.Note, "/note", MaxNote, "SVC-5");
        var skm = ReadSkm(draft.Skm, outcome, (on ?? days.Today, days.Today), policy, input);
        return input.IsClean ? new VillageAnswer(outcome!.Value, [.. names.OfType<string>()], on!.Value, note!, skm) : null;
    }

    // From when it was asked on; and an SKM counts from the verification, so that one of too long ago would be over.
    private static LocalDate From((LocalDate? Asked, LocalDate Today) days, PovertyOutcome? outcome, PolicyVersion policy)
    {
        var (asked, valid) = (days.Asked ?? days.Today, days.Today.PlusDays(-policy.SkmDays));
        return outcome == PovertyOutcome.Poor && valid > asked ? valid : asked;
    }

    private static Skm? ReadSkm(SkmDraft? draft, PovertyOutcome? outcome, (LocalDate Verified, LocalDate Today) days, PolicyVersion policy, InputReader input)
    {
        if (outcome == PovertyOutcome.NotPoor && draft is not null) input.Invalid(HelpViolations.SkmForbidden, "/skm", "SVC-6");
        if (outcome == PovertyOutcome.Poor && draft is null) input.Invalid(HelpViolations.SkmMissing, "/skm", "SVC-6");
        if (draft is null) return null;
        var (number, last) = (input.Text(draft.Number, "/skm/number", MaxNumber, "SVC-6"), days.Verified.PlusDays(policy.SkmDays));
        var until = draft.ValidUntil is null ? last : input.Date(draft.ValidUntil, "/skm/validUntil");
        if (draft.ValidUntil is not null && until is { } day && (day < days.Today || day > last))
            input.Invalid(HelpViolations.SkmValidity, "/skm/validUntil", "SVC-6", ("from", Iso(days.Today)), ("until", Iso(last)));
        return number is not null && until is { } valid ? new Skm(number, valid) : null;
    }

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
