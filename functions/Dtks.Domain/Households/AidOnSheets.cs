using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>
/// Which payments leave out assistance that a household is entitled to (RAT-4, GOV-3), by what the months' sheets have of it, whatever stopped it or had it ineligible: an end by verification, a removal on any ground, a death.
/// </summary>
public static class AidOnSheets
{
    // Of how many months the sheets are looked at before it is known that none of late leaves anything out.
    private const int LateMonths = 3;
    private const int MostMonths = 12;

    /// <summary>Whether the sheet of the month before those at hand may tell more.</summary>
    /// <param name="aid">The assistance.</param>
    /// <param name="sheets">Those at hand, the earliest first, up to the month that runs.</param>
    /// <param name="came">Who came to the household.</param>
    public static bool IsMore(IReadOnlyList<Entitlement> aid, IReadOnlyList<PayingSheet> sheets, IReadOnlySet<string> came)
    {
        ArgumentNullException.ThrowIfNull(aid);
        ArgumentNullException.ThrowIfNull(sheets);
        if (sheets.Count == 0) return true;
        if (sheets.Count >= MostMonths || aid.All(e => e.Since.CompareTo(sheets[0].Month) >= 0)) return false;
        return LeavesOut(aid, sheets[0], came) || (sheets.Count < LateMonths && !sheets.Any(sheet => LeavesOut(aid, sheet, came)));
    }

    /// <summary>What it comes to: the latest months on end whose payments leave some of it out, and which sheet has it next; null where none does.</summary>
    /// <inheritdoc cref="IsMore"/>
    public static UpheldAid? Of(IReadOnlyList<Entitlement> aid, IReadOnlyList<PayingSheet> sheets, IReadOnlySet<string> came)
    {
        ArgumentNullException.ThrowIfNull(aid);
        ArgumentNullException.ThrowIfNull(sheets);
        return Latest(aid, sheets, came) is { } told ? told with { Persons = AidPayments.Some(told.Persons, aid) } : null;
    }

    private static UpheldAid? Latest(IReadOnlyList<Entitlement> aid, IReadOnlyList<PayingSheet> sheets, IReadOnlySet<string> came)
    {
        var leaving = sheets.Select(sheet => LeavesOut(aid, sheet, came)).ToList();
        var last = leaving.LastIndexOf(true);
        if (last < 0) return null;
        var first = last;
        while (first > 0 && leaving[first - 1])
        {
            first--;
        }

        // What nobody verified in time is told as such (VER-7): of that alone nothing else is said.
        var months = sheets.Skip(first).Take(last - first + 1).ToList();
        var left = aid.Where(e => months.Exists(sheet => LeavesOut([e], sheet, came) && !IsMissed(e, sheet))).ToList();
        if (left.Count == 0) return null;
        if (left.Count < aid.Count) return Latest(left, sheets, came);

        // A month that was never opened verifies nothing: the one after it does.
        var next = sheets.Skip(last + 1).FirstOrDefault(sheet => sheet.Stage != PayingStage.ToCome) ?? sheets.Skip(last + 1).LastOrDefault();
        return new UpheldAid([.. left.Select(e => e.Programme).Distinct().Order()], [.. months.Select(sheet => sheet.Month.Next)], next?.Month ?? sheets[last].Month.Next)
        {
            Standing = next is null ? AidStanding.Undecided : left.ConvertAll(e => Of(e, next, came) ?? AidStanding.Undecided).Max(),
            Where = next?.Village,
            Persons = left.Count(e => e.Programme == Programme.PbiJkn),
        };
    }

    /// <summary>What of it the latest sheet that is not ratified has as ineligible so far, which its payment would leave out (RAT-4); null for nothing.</summary>
    /// <inheritdoc cref="IsMore"/>
    public static AidAtStake? AtStake(IReadOnlyList<Entitlement> aid, IReadOnlyList<PayingSheet> sheets, IReadOnlySet<string> came)
    {
        ArgumentNullException.ThrowIfNull(aid);
        ArgumentNullException.ThrowIfNull(sheets);
        bool IsIneligible(Entitlement e, PayingSheet sheet) => e.Since.CompareTo(sheet.Month) <= 0 && Of(e, sheet, came) is AidStanding.Ineligible or AidStanding.IneligibleShut;
        return sheets.LastOrDefault(sheet => aid.Any(e => IsIneligible(e, sheet))) is not { } latest ? null
            : new AidAtStake([.. aid.Where(e => IsIneligible(e, latest)).Select(e => e.Programme).Distinct().Order()], latest.Month, latest.Way) { Until = latest.Until };
    }

    /// <summary>How some of it stands on a sheet that has all of it or may yet: as that which lacks most; null where it leaves some out.</summary>
    /// <inheritdoc cref="IsMore"/>
    public static AidStanding? On(IReadOnlyList<Entitlement> aid, PayingSheet sheet, IReadOnlySet<string> came)
    {
        ArgumentNullException.ThrowIfNull(aid);
        var standing = aid.Select(e => Of(e, sheet, came)).ToList();
        return standing.Contains(null) ? null : standing.Max();
    }

    /// <summary>Which payments leave out what a removal ended, by what the sheets have of it: one that was finalised before with it as eligible is paid all the same (RAT-6).</summary>
    /// <param name="ended">The assistance.</param>
    /// <param name="first">The first month that is not paid by what was recorded.</param>
    /// <param name="sheets">Those that make the payments from then on, as far as they may have it, the earliest first.</param>
    public static RemovedAid Removed(IReadOnlyList<Entitlement> ended, CyclePeriod first, IReadOnlyList<PayingSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(sheets);
        bool HasIt(PayingSheet sheet) => sheet.Stage is PayingStage.Shut or PayingStage.Ratified && ended.Any(e => About(e, sheet).Exists(l => l.Outcome == LineOutcome.Eligible));
        var paid = sheets.Where(HasIt).Select(sheet => sheet.Month.Next).ToList();
        while (paid.Contains(first)) first = first.Next;
        return new RemovedAid(first, [.. paid.Where(month => month.CompareTo(first) > 0)]);
    }

    private static bool LeavesOut(IReadOnlyList<Entitlement> aid, PayingSheet sheet, IReadOnlySet<string> came) =>
        aid.Any(e => e.Since.CompareTo(sheet.Month) <= 0 && Of(e, sheet, came) is null);

    // It stands on the sheet, and nobody verified it, though nothing took its recipient from the register.
    private static bool IsMissed(Entitlement aid, PayingSheet sheet) =>
        About(aid, sheet) is { Count: > 0 } about && about.TrueForAll(l => l is { Outcome: LineOutcome.Unverified, IsGone: false });

    private static List<SheetLine> About(Entitlement aid, PayingSheet sheet) =>
        [.. sheet.Lines.Where(l => l.HandedTo is null && l.Programme == aid.Programme && (aid.Programme != Programme.PbiJkn || l.Named == aid.MemberId || l.Member == aid.MemberId))];

    // Null where its payment leaves that out for good: ineligible and ratified, not verified by the end of the month (VER-7), or not on it since it had ended when it was opened. Who came to an open one stands on it in a moment (REG-8).
    private static AidStanding? Of(Entitlement aid, PayingSheet sheet, IReadOnlySet<string> came)
    {
        var about = About(aid, sheet);
        if (about.Exists(l => l.Outcome == LineOutcome.Eligible)) return sheet.Stage == PayingStage.Ratified ? AidStanding.Ratified : AidStanding.Eligible;
        if (about.Exists(l => l.Outcome == LineOutcome.Ineligible))
            return sheet.Stage switch { PayingStage.Ratified => null, PayingStage.Open or PayingStage.Corrected => AidStanding.Ineligible, _ => AidStanding.IneligibleShut };
        var mayBe = about.Count > 0 ? sheet.Stage == PayingStage.Open
            : sheet.Stage == PayingStage.ToCome || (sheet.Stage == PayingStage.Open && came.Contains(aid.MemberId));
        return mayBe ? AidStanding.Undecided : null;
    }
}

/// <summary>A month's sheet as far as it goes for the payment that it makes of a household's assistance, that of the next month (RAT-4).</summary>
/// <param name="Month">The month.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="Lines">The household's lines of it.</param>
public sealed record PayingSheet(CyclePeriod Month, PayingStage Stage, IReadOnlyList<SheetLine> Lines)
{
    /// <summary>The village whose sheet has them; null for none.</summary>
    public AreaCode? Village { get; init; }

    /// <summary>Whether it can be opened again (VER-8); null while its lines are decided, and where there is none.</summary>
    public ReopeningWay? Way { get; init; }

    /// <summary>The last day on which it can be corrected (RAT-5).</summary>
    public LocalDate? Until { get; init; }
}

/// <summary>Assistance that is received, and that a sheet which is not ratified has as ineligible (RAT-4): ratified so, its payment leaves it out.</summary>
/// <param name="Programmes">The programmes.</param>
/// <param name="Month">The sheet's month; it pays the next.</param>
/// <param name="Way">Whether the sheet can be opened again (VER-8); null while the village decides its lines.</param>
public sealed record AidAtStake(IReadOnlyList<Programme> Programmes, CyclePeriod Month, ReopeningWay? Way)
{
    /// <summary>The last day on which it can be corrected (RAT-5); null where that was not looked for.</summary>
    public LocalDate? Until { get; init; }
}

/// <summary>Which payments leave out what a removal in effect ended (RAT-4, RAT-6).</summary>
/// <param name="From">The first month that is not paid.</param>
/// <param name="Paid">Those after it that are paid all the same, by what had been verified; none as a rule.</param>
public sealed record RemovedAid(CyclePeriod From, IReadOnlyList<CyclePeriod> Paid);

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
