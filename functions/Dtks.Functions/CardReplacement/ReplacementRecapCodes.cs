namespace Dtks.Functions.CardReplacement;

/// <summary>What happened to recaps of replacement households: stable codes (CRD-8).</summary>
public static class ReplacementRecapCodes
{
    /// <summary>A village head handed in the recap form of replacement households (CRD-8).</summary>
    public const string Submitted = "replacementRecap.submitted";

    /// <summary>The TKSK compiled the forms of a district's villages; the camat is told of every village's (CRD-8).</summary>
    public const string Compiled = "replacementRecap.compiled";
}
