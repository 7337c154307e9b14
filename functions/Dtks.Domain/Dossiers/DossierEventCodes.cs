namespace Dtks.Domain.Dossiers;

/// <summary>What happened to a dossier, as its history shows it: stable codes.</summary>
public static class DossierEventCodes
{
    /// <summary>Handed in by the village head.</summary>
    public const string Submitted = "dossier.submitted";

    /// <summary>Endorsed by the district head.</summary>
    public const string Endorsed = "dossier.endorsed";

    /// <summary>Received by dinas sosial.</summary>
    public const string Received = "dossier.received";

    /// <summary>Given back to the village.</summary>
    public const string Returned = "dossier.returned";

    /// <summary>Of what it held nothing waits for a letter or its review any more, and something is in the register (RAT-3).</summary>
    public const string Ratified = "dossier.ratified";

    /// <summary>The letter over the sheet that it held conforms (RAT-4).</summary>
    public const string SheetRatified = "dossier.sheetRatified";

    /// <summary>Taken back, for its sheet is opened again (VER-8).</summary>
    public const string Withdrawn = "dossier.withdrawn";
}
