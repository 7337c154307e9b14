namespace Dtks.Domain.Imports;

/// <summary>What happened to an import, as its history shows it: stable codes.</summary>
public static class ImportEventCodes
{
    /// <summary>A prelist was announced (RAT-2).</summary>
    public const string Declared = "import.declared";

    /// <summary>Its upload was said to be complete.</summary>
    public const string Completed = "import.completed";

    /// <summary>It was read, and its rows are being worked.</summary>
    public const string Started = "import.started";

    /// <summary>It was refused whole.</summary>
    public const string Refused = "import.refused";

    /// <summary>Every row has its result.</summary>
    public const string Finished = "import.finished";
}
