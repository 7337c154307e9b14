namespace Dtks.Domain.ServiceDesk;

/// <summary>An application for help as it came in; nothing checked (SVC-2).</summary>
/// <param name="Visit">The visit it was filed at, by id.</param>
/// <param name="Applicant">Who asks.</param>
/// <param name="Help">What is asked for, in their words: 1 to 300 characters.</param>
/// <param name="Section">The section for the kind of help, a name of <see cref="Kernel.Section"/> but <c>data</c>.</param>
/// <param name="Note">A note of the front office, up to 1,000 characters; may be absent.</param>
/// <param name="Programme">The section's programme that is asked for, where it is known, so that its papers are named at once; may be absent.</param>
public sealed record HelpApplicationDraft(string? Visit, ApplicantDraft? Applicant, string? Help, string? Section, string? Note = null, string? Programme = null);

/// <summary>Who asks for help, as it came in; nothing checked.</summary>
/// <param name="Nik">The NIK.</param>
/// <param name="Name">The name.</param>
/// <param name="FamilyCardNumber">The family card's number.</param>
/// <param name="Phone">A phone number where they can be reached (SVC-2).</param>
/// <param name="Village">The village they live in, ten digits.</param>
/// <param name="BirthDate">The birth date, yyyy-MM-dd, by which likely matches are looked for; may be absent (SVC-3).</param>
public sealed record ApplicantDraft(string? Nik, string? Name, string? FamilyCardNumber, string? Phone, string? Village, string? BirthDate = null);

/// <summary>What data &amp; reporting makes of the look-up, as it came in; nothing checked (SVC-3, SVC-4).</summary>
/// <param name="Programme">The programme asked for, by its code; may be given at any step until the recommendation.</param>
/// <param name="Match">Which of the likely matches the applicant is, by its id; absent where the number itself was found, or nobody is meant.</param>
/// <param name="NotFound">True where none of the likely matches is the applicant.</param>
public sealed record CheckDraft(string? Programme = null, string? Match = null, bool? NotFound = null);

/// <summary>The village's answer, as it came in; nothing checked (SVC-5, SVC-6).</summary>
/// <param name="Outcome">A name of <see cref="PovertyOutcome"/>.</param>
/// <param name="VerifiedBy">Who of TKP2KDes verified: 1 to 20 names.</param>
/// <param name="VerifiedOn">When, yyyy-MM-dd.</param>
/// <param name="Note">What they saw: 1 to 1,000 characters.</param>
/// <param name="Skm">The poverty statement; given exactly where the applicant is poor.</param>
public sealed record VillageAnswerDraft(string? Outcome, IReadOnlyList<string?>? VerifiedBy, string? VerifiedOn, string? Note, SkmDraft? Skm = null);

/// <summary>A poverty statement (surat keterangan miskin), as it came in; nothing checked.</summary>
/// <param name="Number">Its number, 1 to 50 characters, once in a village.</param>
/// <param name="ValidUntil">Its last day, yyyy-MM-dd; by itself as many days from the verification as the policy says (SVC-6).</param>
public sealed record SkmDraft(string? Number, string? ValidUntil = null);

/// <summary>What the village found (SVC-6).</summary>
public enum PovertyOutcome
{
    /// <summary>Poor: entered in the village's poverty database, with an SKM.</summary>
    Poor,

    /// <summary>Not poor: not entitled.</summary>
    NotPoor,
}

/// <summary>A field verification as it came in; nothing checked (SVC-8).</summary>
/// <param name="Criteria">Each technical criterion of the programme, once.</param>
/// <param name="VisitedOn">When, yyyy-MM-dd.</param>
public sealed record FieldVerificationDraft(IReadOnlyList<CriterionDraft?>? Criteria, string? VisitedOn);

/// <summary>A criterion as it came in; nothing checked.</summary>
/// <param name="Code">Its code in the programme.</param>
/// <param name="Met">Whether it is met.</param>
/// <param name="Note">Why not, where it is not; else what was seen, or absent. Up to 500 characters.</param>
public sealed record CriterionDraft(string? Code, bool? Met, string? Note = null);

/// <summary>A recommendation as it came in; nothing checked (SVC-9).</summary>
/// <param name="Number">The letter's number, 1 to 50 characters, once in a regency and year.</param>
/// <param name="Date">Its date, yyyy-MM-dd.</param>
/// <param name="Giver">The office that is to give the help, one of the programme's.</param>
public sealed record RecommendationDraft(string? Number, string? Date, string? Giver);

/// <summary>A place on the giver's waiting list as it came in; nothing checked (SVC-9).</summary>
/// <param name="Urgency">A class of the programme's; its last, where it is absent.</param>
public sealed record PlacementDraft(string? Urgency = null);

/// <summary>What the giver does, as it came in; nothing checked (SVC-9).</summary>
/// <param name="Outcome">A name of <see cref="ServiceOutcome"/>.</param>
/// <param name="Reason">Why, where it is deferred or declined: 1 to 500 characters.</param>
public sealed record ServiceDraft(string? Outcome, string? Reason = null);

/// <summary>What a giver makes of who waits (SVC-9).</summary>
public enum ServiceOutcome
{
    /// <summary>It will be given.</summary>
    Accepted,

    /// <summary>It was given.</summary>
    Served,

    /// <summary>Not now: it stays where it is on the list.</summary>
    Deferred,

    /// <summary>It will not be given.</summary>
    Declined,
}

/// <summary>A try to reach the applicant by phone, as it came in; nothing checked. One that nobody answers is recorded, not lost.</summary>
/// <param name="Reached">Whether somebody answered.</param>
/// <param name="Note">What was said: up to 500 characters; may be absent.</param>
public sealed record ContactDraft(bool? Reached, string? Note = null);

/// <summary>That the applicant no longer asks, as it came in; nothing checked.</summary>
/// <param name="Reason">Why: 1 to 500 characters.</param>
public sealed record HelpWithdrawalDraft(string? Reason);
