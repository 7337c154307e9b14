namespace Dtks.Pages.Layout;

/// <summary>A form to be sent once more.</summary>
/// <param name="Path">Where to.</param>
/// <param name="Fields">What was typed.</param>
/// <param name="Why">Why it was not served.</param>
public sealed record SendAgainModel(string Path, IReadOnlyList<(string Name, string Value)> Fields, SendAgainWhy Why)
{
    /// <summary>Whether it came with a file: that is kept nowhere, and chosen once more.</summary>
    public bool LosesFile { get; init; }

    /// <summary>By which whoever runs the system finds what failed; null where nothing did.</summary>
    public string? TraceId { get; init; }
}

/// <summary>Why a form was not served.</summary>
public enum SendAgainWhy
{
    /// <summary>Its sender has to sign in first.</summary>
    SignedOut,

    /// <summary>It was open for too long.</summary>
    TooLate,

    /// <summary>A service did not answer, or something failed: nobody can tell whether it was done.</summary>
    Failed,
}
