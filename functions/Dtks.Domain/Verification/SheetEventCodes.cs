namespace Dtks.Domain.Verification;

/// <summary>What happened to a sheet, as its history shows it: stable codes.</summary>
public static class SheetEventCodes
{
    /// <summary>A village's month was opened (VER-1).</summary>
    public const string Opened = "sheet.opened";

    /// <summary>Lines were decided (VER-3).</summary>
    public const string LinesDecided = "sheet.linesDecided";

    /// <summary>The sheet was finalised (VER-1).</summary>
    public const string Finalised = "sheet.finalised";

    /// <summary>A finalised sheet was opened again (VER-8).</summary>
    public const string Reopened = "sheet.reopened";

    /// <summary>A finalised sheet was opened again, for its dossier came back (VER-8).</summary>
    public const string Unlocked = "sheet.unlocked";

    /// <summary>The month closed without being finalised (VER-7).</summary>
    public const string Closed = "sheet.closed";

    /// <summary>The regent's letter covers the sheet (RAT-1).</summary>
    public const string Ratified = "sheet.ratified";
}
