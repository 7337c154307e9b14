namespace Dtks.Domain.Ratification;

/// <summary>Where a letter stands.</summary>
public enum LetterStatus
{
    /// <summary>The regent signed; the rows it covers are gathered and counted.</summary>
    Signing,

    /// <summary>Signed by the regent, its rows covered; the Ministry has yet to review it.</summary>
    Signed,

    /// <summary>The Ministry reviewed it; its rows are counted again (RAT-8).</summary>
    Recounting,

    /// <summary>The Ministry found it conforming (RAT-3); its rows are carried over.</summary>
    Conforming,

    /// <summary>It was found conforming, and all its rows were carried over or are listed as not applied.</summary>
    Applied,

    /// <summary>The Ministry returned it (RAT-5).</summary>
    Returned,

    /// <summary>The regent sends it to the Ministry again (RAT-5); the rows that go again are gathered and counted.</summary>
    Resubmitting,

    /// <summary>It covers nothing: when its rows were gathered, another letter had them all, or all of them had left.</summary>
    Void,
}
