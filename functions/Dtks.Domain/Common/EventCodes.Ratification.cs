namespace Dtks.Domain.Common;

public static partial class EventCodes
{
    /// <summary>The regent signed a letter of ratification (RAT-1).</summary>
    public const string LetterSigned = "ratification.signed";

    /// <summary>The Ministry found a letter conforming (RAT-3).</summary>
    public const string LetterConforming = "ratification.conforming";

    /// <summary>The Ministry returned a letter (RAT-5).</summary>
    public const string LetterReturned = "ratification.returned";
}
