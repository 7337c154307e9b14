using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

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

    /// <summary>When its month ends: from then on it is closed, also where that was not carried out yet (VER-7).</summary>
    public Instant ClosesOn { get; init; } = Instant.MaxValue;

    /// <summary>Until when lines are decided anew after that, where it was opened again (VER-8, RAT-5); null where it was not.</summary>
    public Instant? OpenUntil { get; init; }

    /// <summary>The lines that nobody verified before it closed: they stay so (VER-7).</summary>
    public IReadOnlySet<int> Missed { get; init; } = new HashSet<int>();

    /// <summary>
    /// Its lines by number. To decide lines, those of whole pages (hence of whole households) suffice; to finalise or digest, all of
    /// them are needed.
    /// </summary>
    public required IReadOnlyList<SheetLine> Lines { get; init; }

    /// <summary>All its lines by outcome, where not all of them are among <see cref="Lines"/>; null where they are.</summary>
    public SheetTally? Whole { get; init; }

    /// <summary>The lines that would be among them but cannot be read: none of them is decided, and nothing finalised, until they can.</summary>
    public IReadOnlySet<int> Unreadable { get; init; } = new HashSet<int>();

    /// <summary>Adults of the lines' households who may have no line of their own (VER-4).</summary>
    public IReadOnlyCollection<HouseholdAdult> Adults { get; init; } = [];

    /// <summary>The subject that finalised it (GOV-2).</summary>
    public string? FinalisedBy { get; init; }

    /// <summary>Whether the dossier that holds it is endorsed, or came further (VER-8).</summary>
    public bool IsEndorsed { get; init; }

    /// <summary>The regent's letter that covers it (RAT-8).</summary>
    public string? LetterId { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }

    /// <summary>Whether it had been finalised before and was opened again (VER-8).</summary>
    public bool WasOpenedAgain() => History.Any(h => h.Code is SheetEventCodes.Reopened or SheetEventCodes.Unlocked);

    /// <summary>All its lines by outcome.</summary>
    public SheetTally Tally() => Whole ?? SheetTally.Of(Lines);

    /// <summary>Of a whole sheet whose lines are not at hand, how many of them lapsed, since nobody is left whom they would verify.</summary>
    public int Lapsed { get; init; }

    /// <summary>How many of its lines nobody verified before its month closed, at an instant, less those of who died or was removed; 0 while that runs (VER-7).</summary>
    public int Unverified(Instant now) => now < ClosesOn ? 0 : Tally().Unverified - (Whole is null ? Lines.Count(l => l.IsLapsed) : Lapsed);

    /// <summary>The month that runs in its village at an instant.</summary>
    internal CyclePeriod MonthAt(Instant now) => CyclePeriod.Of(TimeZones.DateIn(Village, now));

    /// <summary>Where it stands at an instant.</summary>
    public SheetStatus StatusAt(Instant now) => Status == SheetStatus.Open && now >= ClosesOn ? SheetStatus.Closed : Status;

    /// <summary>Whether lines are decided at an instant: while it is open, and of a closed one while it is open again, but for those missed.</summary>
    public bool IsDecidable(Instant now) => StatusAt(now) == SheetStatus.Open || (Status == SheetStatus.Closed && now < OpenUntil);
}

/// <summary>Where a village's month stands (VER-1).</summary>
public enum SheetStatus
{
    /// <summary>Being verified.</summary>
    Open,

    /// <summary>Finalised by the village head.</summary>
    Finalised,

    /// <summary>The month ended before it was finalised (VER-7), or was over when it was opened again (VER-8).</summary>
    Closed,
}
