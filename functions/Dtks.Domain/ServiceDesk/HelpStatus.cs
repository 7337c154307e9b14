namespace Dtks.Domain.ServiceDesk;

/// <summary>Where an application for help stands on its way from the front office to the giver (SVC-2 to SVC-9).</summary>
public enum HelpStatus
{
    /// <summary>Papers are missing; the front office waits for them (SVC-2).</summary>
    Incomplete,

    /// <summary>Data &amp; reporting looks the applicant up in the regency's poverty database (SVC-3).</summary>
    Checking,

    /// <summary>Not found: the village is asked whether the applicant is poor (SVC-5).</summary>
    AskedOfVillage,

    /// <summary>Entitled to the services: the section verifies in the field (SVC-4, SVC-7, SVC-8).</summary>
    InSection,

    /// <summary>All technical criteria are met: the section writes the recommendation (SVC-9).</summary>
    Meets,

    /// <summary>Recommended: the front office puts it on the giver's waiting list (SVC-9).</summary>
    Recommended,

    /// <summary>On the giver's waiting list (SVC-9).</summary>
    Waiting,

    /// <summary>The giver accepted it and has yet to give the help (SVC-9).</summary>
    Accepted,

    /// <summary>The help was given. Final.</summary>
    Served,

    /// <summary>It came to an end without help, for a reason that is told. Final.</summary>
    Ended,
}

/// <summary>Who has an application and must take its next step.</summary>
public enum HelpHolder
{
    /// <summary>The front office (SVC-2).</summary>
    FrontOffice,

    /// <summary>The section data &amp; reporting (SVC-3).</summary>
    Data,

    /// <summary>The village head, who has TKP2KDes verify (SVC-5).</summary>
    Village,

    /// <summary>The section for the kind of help (SVC-7).</summary>
    Section,

    /// <summary>The office that gives the help (SVC-9).</summary>
    Giver,

    /// <summary>Nobody: it is at its end.</summary>
    Nobody,
}

/// <summary>Why an application came to an end without help.</summary>
public enum HelpEnd
{
    /// <summary>The village found the applicant not poor (SVC-6).</summary>
    NotPoor,

    /// <summary>A technical criterion is not met (SVC-8).</summary>
    CriteriaNotMet,

    /// <summary>The giver declined (SVC-9).</summary>
    Declined,

    /// <summary>The applicant no longer asks for it.</summary>
    Withdrawn,
}

/// <summary>What follows from where an application stands.</summary>
public static class HelpHolders
{
    /// <summary>Who must take its next step: exactly one at each moment.</summary>
    public static HelpHolder Of(HelpStatus status) => status switch
    {
        HelpStatus.Incomplete or HelpStatus.Recommended => HelpHolder.FrontOffice,
        HelpStatus.Checking => HelpHolder.Data,
        HelpStatus.AskedOfVillage => HelpHolder.Village,
        HelpStatus.InSection or HelpStatus.Meets => HelpHolder.Section,
        HelpStatus.Waiting or HelpStatus.Accepted => HelpHolder.Giver,
        HelpStatus.Served or HelpStatus.Ended => HelpHolder.Nobody,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status without a holder."),
    };

    /// <summary>Whether it is at its end.</summary>
    public static bool IsFinal(HelpStatus status) => status is HelpStatus.Served or HelpStatus.Ended;
}
