using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Removals;

/// <summary>Something that happened to a removal.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record RemovalEvent(EventMeta Meta);

/// <summary>It was recorded, and the notice begins.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Id">Its id.</param>
/// <param name="Village">The village.</param>
/// <param name="Household">The household.</param>
/// <param name="Ground">Why.</param>
/// <param name="Number">The ground of VER-5, exactly when ineligible.</param>
/// <param name="Members">The members meant.</param>
/// <param name="NewHead">Who heads the family then.</param>
/// <param name="Source">Where it is known from.</param>
/// <param name="Note">What was found.</param>
/// <param name="RecordedOn">Day 0 of the notice.</param>
/// <param name="NoticeEndsOn">Its last day.</param>
public sealed record RemovalRecorded(
    EventMeta Meta,
    string Id,
    AreaCode Village,
    string Household,
    RemovalGround Ground,
    int? Number,
    IReadOnlyList<string> Members,
    string? NewHead,
    string Source,
    string Note,
    LocalDate RecordedOn,
    LocalDate NoticeEndsOn)
    : RemovalEvent(Meta)
{
    /// <summary>Whether it means the whole family; null for no.</summary>
    internal bool? Whole { get; init; }

    /// <summary>Who of it is not meant, being reported dead; null for nobody.</summary>
    internal IReadOnlyList<string>? Beside { get; init; }

    /// <summary>The month's sheet that found it (RAT-4); null where no sheet did.</summary>
    public RemovalSheet? Sheet { get; init; }
}

/// <summary>It went along with some whom it means to the household that they stand in now, and is noticed there as it was (REG-8).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Removal">As it stands there.</param>
public sealed record RemovalFollowed(EventMeta Meta, RemovalState Removal) : RemovalEvent(Meta);

/// <summary>It took effect.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="StoppedFrom">The first month without the assistance that it ended.</param>
public sealed record RemovalTookEffect(EventMeta Meta, CyclePeriod StoppedFrom) : RemovalEvent(Meta)
{
    /// <summary>Whom it removed, where it did not mean all of them by then, or others too; null elsewhere.</summary>
    internal IReadOnlyList<string>? Removed { get; init; }
}

/// <summary>Some were born to the family that it means as a whole: they go with it (RAT-6).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Born">Who, by id.</param>
public sealed record RemovalWidened(EventMeta Meta, IReadOnlyList<string> Born) : RemovalEvent(Meta);

/// <summary>Nobody whom it means stood there any more.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record RemovalMoot(EventMeta Meta) : RemovalEvent(Meta);

/// <summary>It was taken back before it took effect.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Reason">Why.</param>
public sealed record RemovalCancelled(EventMeta Meta, string Reason) : RemovalEvent(Meta);

/// <summary>It was undone after it took effect.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Reason">Why.</param>
/// <param name="StandsAgain">Whether all whom it removed stood in the register elsewhere by then: nobody came back by it.</param>
/// <param name="Elsewhere">Who did, by id; null for nobody.</param>
/// <param name="Nobody">Whether there was nobody who could come back.</param>
public sealed record RemovalUndone(EventMeta Meta, string Reason, bool StandsAgain = false, IReadOnlyList<string>? Elsewhere = null, bool Nobody = false) : RemovalEvent(Meta);
