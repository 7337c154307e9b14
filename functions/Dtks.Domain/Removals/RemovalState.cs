using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Removals;

/// <summary>A removal from the register (RAT-6) as its events have made it: noticed first, in effect when the days of notice are over.</summary>
public sealed record RemovalState
{
    /// <summary>Its id, unique within the village.</summary>
    public required string Id { get; init; }

    /// <summary>The village.</summary>
    public required AreaCode Village { get; init; }

    /// <summary>The household.</summary>
    public required string Household { get; init; }

    /// <summary>Why.</summary>
    public required RemovalGround Ground { get; init; }

    /// <summary>The ground of VER-5, 1 to 15, exactly when ineligible.</summary>
    public int? Number { get; init; }

    /// <summary>The members meant, by id.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>Who heads the family then, by id, where the head is removed and others stay.</summary>
    public string? NewHead { get; init; }

    /// <summary>Where it is known from. May name persons: encrypted at rest.</summary>
    public required string Source { get; init; }

    /// <summary>What was found. Encrypted at rest.</summary>
    public required string Note { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>The day it was recorded, in the village's zone: day 0 of the notice.</summary>
    public required LocalDate RecordedOn { get; init; }

    /// <summary>The last day of the notice; it takes effect when that day ends.</summary>
    public required LocalDate NoticeEndsOn { get; init; }

    /// <summary>The removal that it followed here, as it was first recorded; null for that itself.</summary>
    public RemovalOrigin? Origin { get; init; }

    /// <summary>The month's sheet that found it (RAT-4); null where no sheet did. Who had a part in that decides no objection to it (GOV-3).</summary>
    public RemovalSheet? Sheet { get; init; }

    /// <summary>What ratified sheets found of some whom it means while it was noticed; null for nothing. That is carried out once it is taken back (RAT-4).</summary>
    public IReadOnlyList<RemovalFinding>? AlsoFound { get; init; }

    /// <summary>Whether it means the whole family as it stood when it was recorded; null for no, and of those of before that was noted.</summary>
    public bool? Whole { get; init; }

    /// <summary>Who of the whole family it does not mean, being reported dead by other removals then, by id; null for nobody. Where one of these was taken back, the family is not gone as a whole (RAT-6).</summary>
    public IReadOnlyList<string>? Beside { get; init; }

    /// <summary>Who was born to the family since, and goes with it (RAT-6), by id; null for nobody.</summary>
    public IReadOnlyList<string>? Born { get; init; }

    /// <summary>Whom it removed, by id; null where that is all whom it means, and before it took effect.</summary>
    public IReadOnlyList<string>? Removed { get; init; }

    /// <summary>Who of them stood in the register elsewhere when it was undone, by id, and did not come back by that; null for nobody.</summary>
    public IReadOnlyList<string>? Elsewhere { get; init; }

    /// <summary>How those who stay stood before it took effect: in those of before the household noted it. Null for none.</summary>
    public IReadOnlyList<StoodBefore>? Stood { get; init; }

    /// <summary>Where it stands.</summary>
    public required RemovalStatus Status { get; init; }

    /// <summary>Why it was cancelled or undone. Encrypted at rest.</summary>
    public string? Reason { get; init; }

    /// <summary>The first month without the assistance that it ended; null before it took effect.</summary>
    public CyclePeriod? StoppedFrom { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }

    /// <summary>Whom it removed; before that whom it is to remove, with who was born to them since.</summary>
    public IReadOnlyList<string> Whom() => Of(Removed, Members, Born);

    internal static IReadOnlyList<string> Of(IReadOnlyList<string>? removed, IReadOnlyList<string> members, IReadOnlyList<string>? born) =>
        removed ?? [.. members, .. (born ?? []).Except(members, StringComparer.Ordinal)];
}

/// <summary>The removal that one followed when those whom it means went to another household (REG-8).</summary>
/// <param name="Village">Its village.</param>
/// <param name="Id">Its id.</param>
public sealed record RemovalOrigin(AreaCode Village, string Id);

/// <summary>The month's sheet that found somebody to be removed.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Period">The month.</param>
public sealed record RemovalSheet(AreaCode Village, CyclePeriod Period);

/// <summary>What a month's sheet found of a household of which some are being removed otherwise.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Household">The household, by its id on the sheet.</param>
public sealed record RemovalFinding(RemovalSheet Sheet, string Household);

/// <summary>Why somebody is removed from the register (RAT-6).</summary>
public enum RemovalGround
{
    /// <summary>Stands in the register twice, as Dukcapil confirmed.</summary>
    Duplicate,

    /// <summary>Died.</summary>
    Deceased,

    /// <summary>On a ground of VER-5.</summary>
    Ineligible,
}

/// <summary>Where a removal stands.</summary>
public enum RemovalStatus
{
    /// <summary>Recorded, and the people concerned are told.</summary>
    Noticed,

    /// <summary>In effect.</summary>
    Effective,

    /// <summary>Taken back before it took effect.</summary>
    Cancelled,

    /// <summary>Undone after it took effect, by an appeal that was granted.</summary>
    Undone,

    /// <summary>Nobody whom it means stood there any more when it was to take effect.</summary>
    Moot,
}
