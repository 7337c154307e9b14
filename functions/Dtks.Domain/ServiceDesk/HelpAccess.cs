using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.ServiceDesk;

/// <summary>Whose business an application is: a clerk of one section does not see the files of another (SVC-1, REG-3).</summary>
public static class HelpAccess
{
    /// <summary>
    /// Whether somebody may know of an application. The front office and dinas sosial see their regency's; a section its own, data &amp; reporting those that are not past the look-up and the village; a village those it was asked
    /// of; a giver those recommended to it; an auditor all of their area.
    /// </summary>
    public static bool MaySee(HelpApplicationState state, HelpOnlooker by)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(by);
        return by.Role switch
        {
            Role.DeskOfficer or Role.RegencyOfficer or Role.Auditor => by.Area.Covers(state.Regency),
            Role.SectionOfficer => by.Area == state.Regency && (by.Section == state.Section || (by.Section == Section.Data && IsBeforeSection(state.Status))),
            Role.VillageHead or Role.VillageOfficer => by.Area == state.Applicant.Village && state.VillageAskedOn is not null,
            Role.Giver => by.Area == state.Regency && by.Giver is not null && state.Recommendation?.Giver == by.Giver,
            _ => false,
        };
    }

    /// <summary>
    /// Whether a village is asked of an application now: then it sees what it needs for its answer; before that nothing, and later its own answer alone, and the recommendation that it gets a copy of (SVC-5, SVC-9, REG-3).
    /// </summary>
    /// <param name="state">The application.</param>
    /// <param name="day">Today there.</param>
    public static bool IsAsked(HelpApplicationState state, NodaTime.LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Status == HelpStatus.AskedOfVillage || (state.Status == HelpStatus.InSection && VillageRules.IsExpired(state, day));
    }

    /// <summary>Whether a role is a village's.</summary>
    public static bool IsOfVillage(Role role) => role is Role.VillageHead or Role.VillageOfficer;

    /// <summary>Whether a letter is for a role to see: a village sees what it is asked and answered and the recommendation; of an end, only that which its answer brought about (SVC-5, SVC-6, SVC-9).</summary>
    public static bool MaySee(HelpApplicationState state, HelpLetterKind letter, Role role)
    {
        ArgumentNullException.ThrowIfNull(state);
        return letter != HelpLetterKind.Notice || !IsOfVillage(role) || state.End == HelpEnd.NotPoor;
    }

    /// <summary>Whether a kind of file is for a role to see: of a village's, the photos that it took itself (SVC-5).</summary>
    public static bool MaySee(HelpFileKind file, Role role) => file == HelpFileKind.VillagePhoto || !IsOfVillage(role);

    /// <summary>Whether an application has yet to come to the section for its kind of help: until then data &amp; reporting sees it.</summary>
    public static bool IsBeforeSection(HelpStatus status) => status is HelpStatus.Incomplete or HelpStatus.Checking or HelpStatus.AskedOfVillage;
}

/// <summary>Who asks for an application.</summary>
/// <param name="Role">In which role.</param>
/// <param name="Area">For which area.</param>
/// <param name="Section">Of which section, a section officer; null for others.</param>
/// <param name="Giver">For which giver; null for others.</param>
public sealed record HelpOnlooker(Role Role, AreaCode Area, Section? Section = null, string? Giver = null);
