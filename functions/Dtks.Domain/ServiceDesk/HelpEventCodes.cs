namespace Dtks.Domain.ServiceDesk;

/// <summary>What happened to an application for help, as its history shows it: stable codes.</summary>
public static class HelpEventCodes
{
    /// <summary>Filed at the front office (SVC-2).</summary>
    public const string Filed = "help.filed";

    /// <summary>A paper of it was accepted (SVC-2).</summary>
    public const string PaperAccepted = "help.paperAccepted";

    /// <summary>Somebody tried to reach the applicant by phone.</summary>
    public const string Contacted = "help.contacted";

    /// <summary>A programme was assigned (SVC-4).</summary>
    public const string Assigned = "help.assigned";

    /// <summary>Found in the poverty database (SVC-4).</summary>
    public const string Found = "help.found";

    /// <summary>Not found: the village is asked (SVC-5).</summary>
    public const string NotFound = "help.notFound";

    /// <summary>The village's time to answer is over, and it has not (SVC-5).</summary>
    public const string VillageLate = "help.villageLate";

    /// <summary>The time of the village's SKM was over before the section was there: the village is asked anew (SVC-7).</summary>
    public const string SkmRanOut = "help.skmRanOut";

    /// <summary>The village found the applicant poor, or gave a new SKM (SVC-6).</summary>
    public const string Poor = "help.poor";

    /// <summary>The village found the applicant not poor (SVC-6).</summary>
    public const string NotPoor = "help.notPoor";

    /// <summary>The section verified in the field, and all criteria are met (SVC-8).</summary>
    public const string CriteriaMet = "help.criteriaMet";

    /// <summary>The section verified in the field, and a criterion is not met (SVC-8).</summary>
    public const string CriteriaNotMet = "help.criteriaNotMet";

    /// <summary>Recommended (SVC-9).</summary>
    public const string Recommended = "help.recommended";

    /// <summary>Put on the giver's waiting list (SVC-9).</summary>
    public const string Placed = "help.placed";

    /// <summary>Accepted by the giver (SVC-9).</summary>
    public const string Accepted = "help.accepted";

    /// <summary>The help was given (SVC-9).</summary>
    public const string Served = "help.served";

    /// <summary>Deferred by the giver (SVC-9).</summary>
    public const string Deferred = "help.deferred";

    /// <summary>Declined by the giver (SVC-9).</summary>
    public const string Declined = "help.declined";

    /// <summary>The applicant no longer asks for it.</summary>
    public const string Withdrawn = "help.withdrawn";
}
