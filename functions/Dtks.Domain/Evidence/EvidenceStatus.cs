namespace Dtks.Domain.Evidence;

/// <summary>Where an uploaded document stands.</summary>
public enum EvidenceStatus
{
    /// <summary>Declared; the bytes are awaited.</summary>
    Pending,

    /// <summary>The client says it is all there; it is being inspected.</summary>
    Inspecting,

    /// <summary>It is what was declared. Final.</summary>
    Accepted,

    /// <summary>It is not what was declared. Final; declare it anew.</summary>
    Rejected,

    /// <summary>The bytes never came. Final; declare it anew.</summary>
    Expired,
}
