namespace Dtks.Demo.Cast;

/// <summary>A regency's one-stop service (SVC-1) and the village its applicants come from.</summary>
/// <param name="Village">The village.</param>
/// <param name="FrontOffice">A token of the front office.</param>
/// <param name="Data">A token of data &amp; reporting.</param>
/// <param name="Section">A token of the health section.</param>
/// <param name="Giver">A token of the office that gives the help.</param>
internal sealed record DemoDesk(DemoVillage Village, string FrontOffice, string Data, string Section, string Giver)
{
    /// <summary>The path of the regency's desk below /api.</summary>
    public string Path => $"/desk/{Village.Place.RegencyCode}";
}
