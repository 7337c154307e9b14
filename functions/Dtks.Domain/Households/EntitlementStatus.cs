namespace Dtks.Domain.Households;

/// <summary>Whether assistance is received.</summary>
public enum EntitlementStatus
{
    /// <summary>It is.</summary>
    Active,

    /// <summary>It was, and is no more.</summary>
    Stopped,
}
