namespace Dtks.Domain.ServiceDesk;

/// <summary>What happens at the front office beside applications: stable codes.</summary>
public static class DeskEventCodes
{
    /// <summary>A visitor signed the guest book (SVC-2).</summary>
    public const string Visited = "desk.visited";
}
