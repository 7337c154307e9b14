using Dtks.Domain.Areas;
using Dtks.Pages.Serving;

namespace Dtks.Pages.Sheets;

/// <summary>Where a sheet is, of the API and of the pages.</summary>
internal static class SheetPaths
{
    /// <summary>A sheet of the API.</summary>
    public static string Record(PageVisit visit) => $"/cycles/{Uri.EscapeDataString(visit.Parts["period"])}/villages/{Uri.EscapeDataString(visit.Parts["village"])}";

    /// <summary>A sheet's page.</summary>
    public static string Page(PageVisit visit) => $"/lembar/{Uri.EscapeDataString(visit.Parts["period"])}/{Uri.EscapeDataString(visit.Parts["village"])}";

    /// <summary>That a sheet was opened again after its month, and until when it is corrected and locked; null where it was not (VER-8, RAT-5).</summary>
    public static string? OpenAgain(PageVisit visit, SheetStanding sheet, AreaCode village, bool isOpen) => sheet.LastDay(village) is { } last && sheet.Status == "closed"
        ? visit.Words.Of(isOpen ? "sheet.openAgain" : "sheet.openAgain.over", ("day", visit.Words.Day(last)))
        : null;
}
