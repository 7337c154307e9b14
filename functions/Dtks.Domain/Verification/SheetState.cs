using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Verification;

/// <summary>A village's monthly sheet as its events have made it.</summary>
public sealed record SheetState
{
    /// <summary>The village.</summary>
    public required AreaCode Village { get; init; }

    /// <summary>The month.</summary>
    public required CyclePeriod Period { get; init; }

    /// <summary>Where it stands.</summary>
    public required SheetStatus Status { get; init; }

    /// <summary>
    /// Its lines by number. To decide lines, those of whole pages (hence of whole households) suffice; to finalise, close or digest, all of
    /// them are needed.
    /// </summary>
    public required IReadOnlyList<SheetLine> Lines { get; init; }

    /// <summary>Adults of the lines' households who may have no line of their own (VER-4).</summary>
    public IReadOnlyCollection<HouseholdAdult> Adults { get; init; } = [];

    /// <summary>The subject that finalised it (GOV-2).</summary>
    public string? FinalisedBy { get; init; }

    /// <summary>The regent's letter that covers it (RAT-8).</summary>
    public string? LetterId { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }
}

/// <summary>Where a village's month stands (VER-1).</summary>
public enum SheetStatus
{
    /// <summary>Being verified.</summary>
    Open,

    /// <summary>Finalised by the village head.</summary>
    Finalised,

    /// <summary>The month ended before it was finalised (VER-7). Final.</summary>
    Closed,
}
