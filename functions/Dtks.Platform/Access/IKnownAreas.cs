namespace Dtks.Platform.Access;

/// <summary>Tells which areas there are.</summary>
public interface IKnownAreas
{
    /// <summary>Whether there is an area of that code.</summary>
    bool Exists(string? code);
}
