namespace Dtks.Platform.Access;

/// <summary>Anyone may call this HTTP function, with a token or without.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublicAttribute : Attribute
{
    /// <summary>Whether the function itself holds who calls it, and how often: its requests are not counted by address, those it refuses as nobody's it counts itself.</summary>
    public bool HoldsCallers { get; init; }
}
