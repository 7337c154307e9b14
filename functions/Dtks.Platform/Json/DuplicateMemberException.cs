namespace Dtks.Platform.Json;

/// <summary>An object of a JSON text has a member twice.</summary>
internal sealed class DuplicateMemberException(string member, string pointer) : Exception($"The member '{member}' stands twice.")
{
    /// <summary>Its name.</summary>
    public string Member { get; } = member;

    /// <summary>Where it stands, as an RFC 6901 pointer.</summary>
    public string Pointer { get; } = pointer;
}
