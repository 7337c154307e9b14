namespace Dtks.Domain.Removals;

/// <summary>What happened to a removal, and to its household by it: stable codes (RAT-6).</summary>
public static class RemovalEventCodes
{
    /// <summary>Recorded; the notice begins.</summary>
    public const string Recorded = "removal.recorded";

    /// <summary>Gone along with whom it means to the household that they stand in now.</summary>
    public const string Followed = "removal.followed";

    /// <summary>Means who was born to the family since, too.</summary>
    public const string Widened = "removal.widened";

    /// <summary>Taken back before it took effect.</summary>
    public const string Cancelled = "removal.cancelled";

    /// <summary>In effect.</summary>
    public const string Effective = "removal.effective";

    /// <summary>Nobody whom it means stood there any more.</summary>
    public const string Moot = "removal.moot";

    /// <summary>Undone by an appeal.</summary>
    public const string Undone = "removal.undone";

    /// <summary>A household, or some of it, was removed from the register.</summary>
    public const string HouseholdRemoved = "household.removed";

    /// <summary>A household, or some of it, stands in the register again.</summary>
    public const string HouseholdReinstated = "household.reinstated";
}
