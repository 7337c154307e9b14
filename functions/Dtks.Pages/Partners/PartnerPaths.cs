using Dtks.Domain.Kernel;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Partners;

/// <summary>Where a partner is, for people and in the API.</summary>
internal static class PartnerPaths
{
    /// <summary>Whose the pages of partners are.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [Role.MinistryOfficer, Role.Auditor];

    /// <summary>The partner's page.</summary>
    public static string Page(PageVisit visit) => $"/mitra/{Uri.EscapeDataString(visit.Parts["partner"])}";

    /// <summary>The partner in the API.</summary>
    public static string Record(PageVisit visit) => $"/partners/{Uri.EscapeDataString(visit.Parts["partner"])}";

    /// <summary>Whether the reader may change it.</summary>
    public static bool IsChanger(PageVisit visit) => visit.Reader!.Roles.Contains(Role.MinistryOfficer);

    /// <summary>An instant as a day and a time of Jakarta.</summary>
    public static string Moment(NodaTime.Instant at) => NodaTime.Text.InstantPattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm").Format(at.Plus(NodaTime.Duration.FromHours(7)));
}
