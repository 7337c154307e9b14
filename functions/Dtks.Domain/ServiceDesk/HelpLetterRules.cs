using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.ServiceDesk;

/// <summary>A letter about an application for help (SVC-5, SVC-6, SVC-9).</summary>
public enum HelpLetterKind
{
    /// <summary>The covering letter to the village head, with which the applicant goes home (SVC-5).</summary>
    Covering,

    /// <summary>The village's poverty statement (SVC-6).</summary>
    Skm,

    /// <summary>The recommendation (SVC-9).</summary>
    Recommendation,

    /// <summary>That it came to its end without help, and what can be done (SVC-6, SVC-8, SVC-9).</summary>
    Notice,
}

/// <summary>Who has a copy of a recommendation (SVC-9).</summary>
public enum CopyRecipient
{
    /// <summary>The head of the applicant's village.</summary>
    VillageHead,

    /// <summary>The office that is to give the help.</summary>
    Giver,

    /// <summary>The head of Bappeda, as secretary of TKP2KD.</summary>
    Bappeda,

    /// <summary>The archive.</summary>
    Archive,
}

/// <summary>A letter's number and date, taken with the step that it is about.</summary>
/// <param name="Kind">Which letter.</param>
/// <param name="Number">Its number, once in a regency.</param>
/// <param name="Date">Its date.</param>
public sealed record HelpLetter(HelpLetterKind Kind, string Number, LocalDate Date);

/// <summary>A copy of a recommendation (SVC-9).</summary>
/// <param name="Recipient">Who has it.</param>
/// <param name="DeliveredOn">When it was delivered; null while it was not.</param>
/// <param name="By">The subject who says so; null while it was not.</param>
public sealed record HelpCopy(CopyRecipient Recipient, LocalDate? DeliveredOn = null, string? By = null);

/// <summary>That a copy was delivered, as it came in; nothing checked.</summary>
/// <param name="DeliveredOn">When: <c>yyyy-MM-dd</c>.</param>
public sealed record HelpCopyDraft(string? DeliveredOn);

/// <summary>A copy was delivered (SVC-9).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Copy">The copy after it.</param>
public sealed record HelpCopyDelivered(EventMeta Meta, HelpCopy Copy);

/// <summary>Which letters an application has, and what becomes of the copies of its recommendation.</summary>
public static class HelpLetterRules
{
    /// <summary>The code of a copy's delivery in the audit trail.</summary>
    public const string Delivered = "helpCopy.delivered";

    /// <summary>The letter that a step calls for with a number of the one-stop service's own; null for none. The village numbers its SKM, and the section its recommendation.</summary>
    public static HelpLetterKind? KindOf(HelpEvent happened, HelpEnd? end) => happened switch
    {
        VillageAsked or SkmRanOut => HelpLetterKind.Covering,
        VillageAnswered or HelpVerified or HelpAnswered when IsTold(end) => HelpLetterKind.Notice,
        _ => null,
    };

    /// <summary>What refuses a letter that is not there; null for one that is. Each says what is awaited.</summary>
    public static string? Awaited(HelpApplicationState state, HelpLetterKind kind)
    {
        ArgumentNullException.ThrowIfNull(state);
        return kind switch
        {
            HelpLetterKind.Covering => state.VillageAskedOn is null ? HelpViolations.NoCovering : null,
            HelpLetterKind.Skm => state.Answer?.Skm is null ? HelpViolations.NoSkm : null,
            HelpLetterKind.Recommendation => state.Recommendation is null ? HelpViolations.NoRecommendation : null,
            _ => IsTold(state.End) ? null : HelpViolations.NoNotice,
        };
    }

    /// <summary>A copy was delivered, between the letter's date and today. The same again changes nothing; another day is refused.</summary>
    public static Decision<HelpCopyDelivered> Deliver(HelpApplicationState state, HelpCopy copy, HelpCopyDraft? draft, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(copy);
        ArgumentNullException.ThrowIfNull(by);
        if (state.Recommendation is not { } letter) return Decision<HelpCopyDelivered>.Reject(Violation.Conflict(HelpViolations.NoRecommendation, "SVC-9"));
        var (input, today) = (new InputReader(), TimeZones.DateIn(state.Applicant.Village, now));
        var on = input.Present(draft, "") ? input.Date(draft.DeliveredOn, "/deliveredOn") : null;
        if (on is { } day && (day < letter.Date || day > today))
            input.Invalid(HelpViolations.DeliveredOn, "/deliveredOn", "SVC-9", ("from", Iso(letter.Date)), ("until", Iso(today)));
        if (!input.IsClean) return Decision<HelpCopyDelivered>.Reject(input.Violations);
        if (copy.DeliveredOn == on) return Decision<HelpCopyDelivered>.Accept();
        return copy.DeliveredOn is { } there
            ? Decision<HelpCopyDelivered>.Reject(Violation.Conflict(HelpViolations.CopyDelivered, "SVC-9", ("on", Iso(there))))
            : Decision<HelpCopyDelivered>.Accept(new HelpCopyDelivered(EventMeta.Of(by, Delivered, "SVC-9", policy, now), copy with { DeliveredOn = on, By = by.Subject }));
    }

    // Who no longer asks for it needs no letter that says so.
    private static bool IsTold(HelpEnd? end) => end is HelpEnd.NotPoor or HelpEnd.CriteriaNotMet or HelpEnd.Declined;

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
