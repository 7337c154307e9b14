namespace Dtks.Domain.ServiceDesk.Poverty;

/// <summary>Why a village's poverty data, or a row of it, is refused: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class PovertyViolations
{
    /// <summary>No village, or one of another regency (SVC-3). {regency}</summary>
    public const string Village = "poverty.village";

    /// <summary>The role is not of data &amp; reporting (SVC-3).</summary>
    public const string DataOnly = "poverty.dataOnly";

    /// <summary>Data of a day to come (SVC-3). {until}</summary>
    public const string AsOf = "poverty.asOf";

    /// <summary>The village has data of a later day: older never replace newer (SVC-3). {asOf}</summary>
    public const string Older = "poverty.older";

    /// <summary>Another row has the same NIK. {row}</summary>
    public const string Twice = "povertyRow.twice";

    /// <summary>Neither a NIK nor a birth date: whoever has the same name could not be told apart.</summary>
    public const string Unknowable = "povertyRow.unknowable";

    /// <summary>The row is of another village. {village}</summary>
    public const string OtherVillage = "povertyRow.otherVillage";

    /// <summary>Under this NIK the person stands in newer data of another village. {village, asOf}</summary>
    public const string NewerElsewhere = "povertyRow.newerElsewhere";

    /// <summary>No decile: a number from 1 to 10.</summary>
    public const string Decile = "povertyRow.decile";
}
