namespace Dtks.Functions.Verification;

/// <summary>How far a village has come in a month.</summary>
public enum VillageStage
{
    /// <summary>It has recipients, but none of them is of this month: no sheet.</summary>
    NothingToVerify,

    /// <summary>Its sheet is there to be verified.</summary>
    Open,

    /// <summary>Its head finalised the sheet.</summary>
    Finalised,

    /// <summary>The month ended before that (VER-7).</summary>
    Closed,
}
