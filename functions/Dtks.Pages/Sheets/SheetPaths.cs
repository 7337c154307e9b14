using Dtks.Pages.Records;
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

/// <summary>A sheet that is finalised or opened again.</summary>
/// <param name="Period">The month.</param>
/// <param name="Back">The sheet's page.</param>
/// <param name="Standing">Where it stands.</param>
/// <param name="Reason">What was typed.</param>
/// <param name="Faults">What is wrong with it.</param>
public sealed record SheetStepModel(string Period, string Back, SheetStanding Standing, string Reason, FormFaults Faults);
