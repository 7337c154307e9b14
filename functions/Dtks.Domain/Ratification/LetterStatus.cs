namespace Dtks.Domain.Ratification;

/// <summary>Where a letter stands.</summary>
public enum LetterStatus
{
    /// <summary>Signed by the regent; the Ministry has yet to review it.</summary>
    Signed,

    /// <summary>The Ministry found it conforming (RAT-3).</summary>
    Conforming,

    /// <summary>The Ministry returned it (RAT-5).</summary>
    Returned,
}
