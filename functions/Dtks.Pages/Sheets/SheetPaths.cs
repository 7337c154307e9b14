using Dtks.Pages.Serving;

namespace Dtks.Pages.Sheets;

/// <summary>Where a sheet is, of the API and of the pages.</summary>
internal static class SheetPaths
{
    /// <summary>A sheet of the API.</summary>
    public static string Record(PageVisit visit) => $"/cycles/{Uri.EscapeDataString(visit.Parts["period"])}/villages/{Uri.EscapeDataString(visit.Parts["village"])}";

    /// <summary>A sheet's page.</summary>
    public static string Page(PageVisit visit) => $"/lembar/{Uri.EscapeDataString(visit.Parts["period"])}/{Uri.EscapeDataString(visit.Parts["village"])}";
}
