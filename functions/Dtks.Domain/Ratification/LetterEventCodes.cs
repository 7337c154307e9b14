namespace Dtks.Domain.Ratification;

/// <summary>What happened to a letter, as its history shows it: stable codes.</summary>
public static class LetterEventCodes
{
    /// <summary>The regent signed a letter of ratification (RAT-1).</summary>
    public const string Signed = "ratification.signed";

    /// <summary>The Ministry found a letter conforming (RAT-3).</summary>
    public const string Conforming = "ratification.conforming";

    /// <summary>The Ministry returned a letter (RAT-5).</summary>
    public const string Returned = "ratification.returned";
}
