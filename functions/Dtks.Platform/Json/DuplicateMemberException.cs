namespace Dtks.Platform.Json;

/// <summary>An object of a JSON text has a member twice.</summary>
internal sealed class DuplicateMemberException(string member) : Exception($"The member '{member}' stands twice.")
{
    /// <summary>Its name.</summary>
    public string Member { get; } = member;
}
