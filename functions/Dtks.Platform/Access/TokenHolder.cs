using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;

namespace Dtks.Platform.Access;

/// <summary>What a valid token says of who holds it.</summary>
/// <param name="Subject">The token's <c>sub</c>: stable, opaque, at most 200 characters.</param>
/// <param name="Name">The token's <c>name</c>; empty when absent.</param>
/// <param name="Roles">The roles the token carries.</param>
/// <param name="Area">The area the holder acts for.</param>
public sealed record TokenHolder(string Subject, string Name, IReadOnlySet<Role> Roles, AreaCode Area)
{
    /// <summary>The most characters a subject, and a giver, may have.</summary>
    public const int MaxLength = 200;

    /// <summary>The token's <c>section</c>; null when it has none, or one that is not known.</summary>
    public Section? Section { get; init; }

    /// <summary>The token's <c>giver</c>; null when it has none.</summary>
    public string? Giver { get; init; }

    /// <summary>
    /// Whether a text may be somebody's subject: 1 to 200 characters, none of them a control character, no space around it, and not what the system calls
    /// itself, however it is written.
    /// </summary>
    public static bool IsSubject(string? text) =>
        text is { Length: > 0 and <= MaxLength }
        && text.Trim().Length == text.Length
        && !text.Any(char.IsControl)
        && !string.Equals(text, Actor.System.Subject, StringComparison.OrdinalIgnoreCase);
}
