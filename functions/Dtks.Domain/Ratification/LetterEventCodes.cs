namespace Dtks.Domain.Ratification;

/// <summary>What happened to a letter, as its history shows it: stable codes.</summary>
public static class LetterEventCodes
{
    /// <summary>The regent signed a letter of ratification (RAT-1).</summary>
    public const string Signed = "ratification.signed";

    /// <summary>Its rows were gathered and counted (RAT-8).</summary>
    public const string Covered = "ratification.covered";

    /// <summary>It covers nothing, since another letter had all rows (RAT-8).</summary>
    public const string Voided = "ratification.voided";

    /// <summary>The Ministry reviewed a letter; its rows are counted again (RAT-8).</summary>
    public const string Reviewed = "ratification.reviewed";

    /// <summary>Its rows are not those that were signed for, so the review came to nothing (RAT-8).</summary>
    public const string RecountFailed = "ratification.recountFailed";

    /// <summary>The Ministry found a letter conforming (RAT-3).</summary>
    public const string Conforming = "ratification.conforming";

    /// <summary>The Ministry returned a letter (RAT-5).</summary>
    public const string Returned = "ratification.returned";

    /// <summary>The regent sent a returned letter to the Ministry again (RAT-5).</summary>
    public const string Resubmitted = "ratification.resubmitted";

    /// <summary>A conforming letter was carried over to its proposals (RAT-3).</summary>
    public const string Applied = "ratification.applied";
}
