namespace Dtks.Domain.ServiceDesk;

/// <summary>Why an application for help, or a step of it, is not taken: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class HelpViolations
{
    /// <summary>The regency has no such visit, or it was longer ago than the day before (SVC-2).</summary>
    public const string VisitUnknown = "help.visitUnknown";

    /// <summary>The section data &amp; reporting gives no help (SVC-1).</summary>
    public const string NoSectionOfHelp = "help.noSectionOfHelp";

    /// <summary>There is no village of this code (SVC-2).</summary>
    public const string VillageUnknown = "help.villageUnknown";

    /// <summary>A village of another regency (SVC-2). {regency}</summary>
    public const string OtherRegency = "help.otherRegency";

    /// <summary>Under this NIK the same section has an application that goes on. {code: its tracking code}</summary>
    public const string SameNeed = "help.sameNeed";

    /// <summary>The application is not where this step begins. {status}</summary>
    public const string NotAwaiting = "help.notAwaiting";

    /// <summary>The section has no such programme. {section}</summary>
    public const string ProgrammeUnknown = "help.programmeUnknown";

    /// <summary>A programme that begins too early: a version that holds is never changed (SVC-4). {from}</summary>
    public const string ProgrammeFrom = "help.programmeFrom";

    /// <summary>A paper, giver or class of urgency is named twice (SVC-4).</summary>
    public const string NamedTwice = "help.namedTwice";

    /// <summary>A kind of file that this role does not send. {allowed}</summary>
    public const string FileKind = "help.fileKind";

    /// <summary>None of the programme's papers (SVC-2). {allowed}</summary>
    public const string PaperUnknown = "help.paperUnknown";

    /// <summary>This very file was accepted as another paper of the application (SVC-2).</summary>
    public const string SameFile = "help.sameFile";

    /// <summary>As many files were declared for the application as may be. {max}</summary>
    public const string TooManyFiles = "help.tooManyFiles";

    /// <summary>No programme is assigned yet, so there are no criteria (SVC-8).</summary>
    public const string NoProgramme = "help.noProgramme";

    /// <summary>It is none of the likely matches (SVC-3).</summary>
    public const string MatchUnknown = "help.matchUnknown";

    /// <summary>A match is named and it is said that there is none (SVC-3).</summary>
    public const string MatchAndNone = "help.matchAndNone";

    /// <summary>The look-up was decided before, and otherwise (SVC-3).</summary>
    public const string CheckedAlready = "help.checkedAlready";

    /// <summary>The village answered already, and is not asked anew (SVC-5). {on}</summary>
    public const string AnsweredAlready = "help.answeredAlready";

    /// <summary>Verified before the village was asked, or in the future (SVC-5). {from, until}</summary>
    public const string VerifiedOn = "help.verifiedOn";

    /// <summary>Poor without an SKM (SVC-6).</summary>
    public const string SkmMissing = "help.skmMissing";

    /// <summary>An SKM for who is not poor (SVC-6).</summary>
    public const string SkmForbidden = "help.skmForbidden";

    /// <summary>The SKM's number stands on another of the village (SVC-6).</summary>
    public const string SkmTaken = "help.skmTaken";

    /// <summary>The SKM's last day is over, or further off than its time (SVC-6). {from, until}</summary>
    public const string SkmValidity = "help.skmValidity";

    /// <summary>The SKM's time is over: the village gives a new one (SVC-7). {validUntil}</summary>
    public const string SkmExpired = "help.skmExpired";

    /// <summary>Visited before it was filed, or in the future (SVC-8). {from, until}</summary>
    public const string VisitedOn = "help.visitedOn";

    /// <summary>The programme has no such criterion (SVC-8).</summary>
    public const string CriterionUnknown = "help.criterionUnknown";

    /// <summary>A criterion is given twice (SVC-8).</summary>
    public const string CriterionTwice = "help.criterionTwice";

    /// <summary>Criteria are missing (SVC-8). {codes}</summary>
    public const string CriteriaMissing = "help.criteriaMissing";

    /// <summary>A criterion that is not met has no note that says why (SVC-8).</summary>
    public const string CriterionUnexplained = "help.criterionUnexplained";

    /// <summary>Whoever took it in at the front office does not verify it (SVC-8, GOV-2).</summary>
    public const string Own = "help.own";

    /// <summary>The programme has no such giver (SVC-9). {givers}</summary>
    public const string GiverUnknown = "help.giverUnknown";

    /// <summary>The letter's date lies before the field verification or in the future (SVC-9). {from, until}</summary>
    public const string LetterDate = "help.letterDate";

    /// <summary>The letter's number stands on another of the regency and year (SVC-9).</summary>
    public const string LetterTaken = "help.letterTaken";

    /// <summary>It is recommended already (SVC-9). {number}</summary>
    public const string RecommendedAlready = "help.recommendedAlready";

    /// <summary>The programme has no such class of urgency (SVC-9). {urgencies}</summary>
    public const string UrgencyUnknown = "help.urgencyUnknown";

    /// <summary>It is on the waiting list already, in another class of urgency (SVC-9). {urgency}</summary>
    public const string PlacedAlready = "help.placedAlready";

    /// <summary>Deferred or declined without a reason (SVC-9).</summary>
    public const string ReasonMissing = "help.reasonMissing";

    /// <summary>It was deferred for this very reason before: another deferral says what is new (SVC-9). {on}</summary>
    public const string DeferredAlready = "help.deferredAlready";

    /// <summary>A reason for what is neither deferred nor declined (SVC-9).</summary>
    public const string ReasonForbidden = "help.reasonForbidden";

    /// <summary>There is no covering letter: the village was not asked (SVC-5).</summary>
    public const string NoCovering = "help.noCovering";

    /// <summary>There is no SKM: the village has not found the applicant poor (SVC-6).</summary>
    public const string NoSkm = "help.noSkm";

    /// <summary>There is no recommendation yet (SVC-9).</summary>
    public const string NoRecommendation = "help.noRecommendation";

    /// <summary>There is no notice of the end: it did not end without help, or the applicant withdrew it (SVC-6).</summary>
    public const string NoNotice = "help.noNotice";

    /// <summary>A copy was delivered before its letter's date or in the future (SVC-9). {from, until}</summary>
    public const string DeliveredOn = "help.deliveredOn";

    /// <summary>The copy was delivered on another day (SVC-9). {on}</summary>
    public const string CopyDelivered = "help.copyDelivered";
}
