namespace Dtks.Domain.Common;

public static partial class EventCodes
{
    /// <summary>A village's month was opened (VER-1).</summary>
    public const string SheetOpened = "sheet.opened";

    /// <summary>Lines were decided (VER-3).</summary>
    public const string LinesDecided = "sheet.linesDecided";

    /// <summary>The sheet was finalised (VER-1).</summary>
    public const string SheetFinalised = "sheet.finalised";

    /// <summary>The month closed without being finalised (VER-7).</summary>
    public const string SheetClosed = "sheet.closed";

    /// <summary>The regent's letter covers the sheet (RAT-1).</summary>
    public const string SheetRatified = "sheet.ratified";
}
