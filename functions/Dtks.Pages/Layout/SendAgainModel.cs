namespace Dtks.Pages.Layout;

/// <summary>A form to be sent once more.</summary>
/// <param name="Path">Where to.</param>
/// <param name="Fields">What was typed.</param>
/// <param name="IsSignedOut">Whether its sender has to sign in first.</param>
public sealed record SendAgainModel(string Path, IReadOnlyList<(string Name, string Value)> Fields, bool IsSignedOut);
