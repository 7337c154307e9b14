using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Payments;

/// <summary>A month's sheet as far as it goes for the payment that it makes of a household's assistance, that of the next month (RAT-4).</summary>
/// <param name="Month">The month.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="Lines">The household's lines of it, and those of its members where they stood before they came to it (REG-8), as this household knows them.</param>
public sealed record PayingSheet(CyclePeriod Month, PayingStage Stage, IReadOnlyList<SheetLine> Lines)
{
    /// <summary>The village whose sheet has them; null for none.</summary>
    public AreaCode? Village { get; init; }

    /// <summary>Whose sheet it is, also where it has none of them; null where there is none.</summary>
    public AreaCode? Of { get; init; }

    /// <summary>Where several villages' sheets of the month have of the household, or may (REG-8): each by itself, with its own stage. None where there is only one.</summary>
    public IReadOnlyList<PayingSheet> Parts { get; init; } = [];

    /// <summary>Whether it can be opened again (VER-8); null while its lines are decided, and where there is none.</summary>
    public ReopeningWay? Way { get; init; }

    /// <summary>The last day on which it can be corrected (RAT-5).</summary>
    public LocalDate? Until { get; init; }

    /// <summary>When the month was opened: what was granted after that stands on a later month's sheet (VER-2); null where that is not known.</summary>
    public Instant? OpenedOn { get; init; }

    /// <summary>Whether the month's determination date is over (RAT-5): what is not ratified by then is in a later recap, or in none.</summary>
    public bool IsPassed { get; init; }

    /// <summary>The later period in whose recap it counts, for its letter was signed after the determination date (RAT-5); null for its own.</summary>
    public CyclePeriod? CountsFor { get; init; }

    /// <summary>Whether what it has as eligible is, or is yet to be, in its own month's recap.</summary>
    public bool Pays => CountsFor is null && (Stage == PayingStage.Ratified || !IsPassed);

    /// <summary>Each village's by itself.</summary>
    internal IReadOnlyList<PayingSheet> Each => Parts.Count == 0 ? [this] : Parts;

    /// <summary>The one that has some assistance, or would: it is verified, ratified and paid by that one (RAT-4), however far those have come on which others of the household stand.</summary>
    public PayingSheet For(Entitlement aid)
    {
        ArgumentNullException.ThrowIfNull(aid);
        if (Parts.Count == 0) return this;
        var having = Parts.Where(part => part.About(aid).Count > 0).ToList();
        return having.Find(part => part.About(aid).Exists(l => l.Outcome == LineOutcome.Eligible)) ?? having.LastOrDefault() ?? this with { Parts = [] };
    }

    // A family's whoever is named, a person's own by name, and none that is verified elsewhere.
    internal List<SheetLine> About(Entitlement aid) =>
        [.. Lines.Where(l => l.HandedTo is null && l.Programme == aid.Programme && (aid.Programme != Programme.PbiJkn || l.Named == aid.MemberId || l.Member == aid.MemberId))];
}

/// <summary>How far a month's sheet has come.</summary>
public enum PayingStage
{
    /// <summary>Its month is yet to be opened, or never was: nothing of what it pays is known.</summary>
    ToCome,

    /// <summary>There is none: nobody of the village received anything when the month was opened.</summary>
    Lacking,

    /// <summary>The village decides its lines.</summary>
    Open,

    /// <summary>Its month is over, and what was verified by then is decided anew (VER-8).</summary>
    Corrected,

    /// <summary>It is finalised or its month is over, and it is not ratified.</summary>
    Shut,

    /// <summary>It is ratified: nothing of it changes any more.</summary>
    Ratified,
}
