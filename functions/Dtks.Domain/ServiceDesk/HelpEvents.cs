using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.ServiceDesk;

/// <summary>Something that happened to an application for help.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record HelpEvent(EventMeta Meta);

/// <summary>It was filed at the front office (SVC-2).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Id">Its id.</param>
/// <param name="Regency">The regency.</param>
/// <param name="TrackingCode">The code under which it is tracked.</param>
/// <param name="Read">What was asked.</param>
public sealed record HelpFiled(EventMeta Meta, string Id, AreaCode Regency, string TrackingCode, HelpApplicationRead Read) : HelpEvent(Meta);

/// <summary>A paper was accepted (SVC-2).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Kind">Its kind.</param>
public sealed record HelpPaperAccepted(EventMeta Meta, string Kind) : HelpEvent(Meta);

/// <summary>Somebody tried to reach the applicant by phone.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Reached">Whether somebody answered.</param>
/// <param name="Note">What was said; null for nothing.</param>
public sealed record ApplicantContacted(EventMeta Meta, bool Reached, string? Note) : HelpEvent(Meta);

/// <summary>A programme was assigned (SVC-4).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Programme">Its code.</param>
public sealed record HelpAssigned(EventMeta Meta, string Programme) : HelpEvent(Meta);

/// <summary>The applicant was found in the poverty database (SVC-4).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Record">The record that they are.</param>
public sealed record ApplicantFound(EventMeta Meta, string Record) : HelpEvent(Meta);

/// <summary>The applicant was not found: the village is asked (SVC-5).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="AskedOn">The day in the village; day 0 of its time to answer.</param>
/// <param name="DueOn">The last day of that time.</param>
public sealed record VillageAsked(EventMeta Meta, LocalDate AskedOn, LocalDate DueOn) : HelpEvent(Meta);

/// <summary>The time of the village's SKM was over before the section was there: the village is asked anew (SVC-7).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="AskedOn">The first day without a valid one; day 0 of the village's time to answer.</param>
/// <param name="DueOn">The last day of that time.</param>
public sealed record SkmRanOut(EventMeta Meta, LocalDate AskedOn, LocalDate DueOn) : HelpEvent(Meta);

/// <summary>The village's time to answer is over, and it has not (SVC-5).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="From">The first day on which it was late.</param>
public sealed record VillageLate(EventMeta Meta, LocalDate From) : HelpEvent(Meta);

/// <summary>The village answered, or gave a new SKM in place of one whose time is over (SVC-6).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Answer">Its answer.</param>
public sealed record VillageAnswered(EventMeta Meta, VillageAnswer Answer) : HelpEvent(Meta);

/// <summary>The section verified in the field (SVC-8).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Field">What it saw.</param>
public sealed record HelpVerified(EventMeta Meta, FieldVerification Field) : HelpEvent(Meta);

/// <summary>It was recommended (SVC-9).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Recommendation">The letter.</param>
public sealed record HelpRecommended(EventMeta Meta, Recommendation Recommendation) : HelpEvent(Meta);

/// <summary>It was put on the giver's waiting list (SVC-9).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Place">Its place.</param>
public sealed record HelpPlaced(EventMeta Meta, WaitingPlace Place) : HelpEvent(Meta);

/// <summary>The giver accepted, served, deferred or declined it (SVC-9).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Outcome">Which of these.</param>
/// <param name="Reason">Why, where it was deferred or declined; null else.</param>
public sealed record HelpAnswered(EventMeta Meta, ServiceOutcome Outcome, string? Reason) : HelpEvent(Meta);

/// <summary>The applicant no longer asks for it.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Reason">Why.</param>
public sealed record HelpWithdrawn(EventMeta Meta, string Reason) : HelpEvent(Meta);
