using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Payments;

/// <summary>
/// From when assistance that ended is not paid (RAT-4, RAT-6, REG-8): a sheet that was finalised before with it as eligible pays it all the same, as long as it stays so; opened again and decided otherwise, or found otherwise by another
/// that makes the payment, the newer finding counts.
/// </summary>
public static class EndedPayments
{
    private static readonly HashSet<string> Nobody = [];

    // Before the month in which it ended a sheet can be opened again, or be carried for, so long.
    private const int MonthsBefore = 3;
    private const int MostMonths = 12;

    /// <summary>The earliest sheet that is looked at; one found by a month's sheet is looked at from that on.</summary>
    /// <param name="stopped">The first month without it, as it was recorded.</param>
    /// <param name="found">The month whose sheet found that it ends; null for none.</param>
    public static CyclePeriod Earliest(CyclePeriod stopped, CyclePeriod? found)
    {
        ArgumentNullException.ThrowIfNull(stopped);
        var first = stopped;
        for (var back = 0; back < MonthsBefore; back++) first = first.Previous;
        return found is not null && found.CompareTo(first) < 0 ? found : first;
    }

    /// <summary>Whether the sheet of the month before those at hand may tell more: as far back as they leave it out.</summary>
    public static bool IsMore(IReadOnlyList<Entitlement> ended, IReadOnlyList<PayingSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(ended);
        ArgumentNullException.ThrowIfNull(sheets);
        return sheets.Count is > 0 and < MostMonths && ended.Any(e => PaidMonths.Of(e, sheets, Nobody)[0].IsFoundOut);
    }

    /// <summary>Which payments leave out what ended together.</summary>
    /// <param name="ended">The assistance.</param>
    /// <param name="stopped">The first month without it, as it was recorded.</param>
    /// <param name="found">The month whose sheet found that it ends, by whom a removal was recorded; null for none.</param>
    /// <param name="sheets">The sheets that make the payments, the earliest first.</param>
    public static RemovedAid Of(IReadOnlyList<Entitlement> ended, CyclePeriod stopped, CyclePeriod? found, IReadOnlyList<PayingSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(ended);
        ArgumentNullException.ThrowIfNull(stopped);
        ArgumentNullException.ThrowIfNull(sheets);
        var months = ended.Select(e => PaidMonths.Of(e, sheets, Nobody)).ToList();
        IEnumerable<PaidMonth> At(CyclePeriod month) => months.SelectMany(of => of).Where(m => m.Month == month);
        bool IsPaid(CyclePeriod month) => At(month).Any(m => m.IsPaid);
        bool IsFoundOut(CyclePeriod month) => !IsPaid(month) && At(month).Any(m => m.IsFoundOut);
        var first = found is null ? stopped : months.SelectMany(of => of).Where(m => m.By == found && m.IsFoundOut && m.Month.CompareTo(stopped) < 0 && !IsPaid(m.Month)).Select(m => m.Month).Min() ?? stopped;
        while (IsFoundOut(first.Previous)) first = first.Previous;

        // What it was not to be paid in yet (VER-2) is not told as ended.
        bool IsBefore(CyclePeriod month) => At(month).Any() && At(month).All(m => m.State == PaymentState.NotDue);
        while (IsPaid(first) || IsBefore(first)) first = first.Next;
        return new RemovedAid(first, [.. months.SelectMany(of => of).Select(m => m.Month).Distinct().Order().Where(month => month.CompareTo(first) > 0 && IsPaid(month))]);
    }

    /// <summary>The payments that the ratified sheet which found that some of a family are removed leaves out, while that is noticed (RAT-4).</summary>
    /// <param name="aid">What they receive.</param>
    /// <param name="found">The sheet's month.</param>
    /// <param name="sheets">The sheets that make the payments, the earliest first.</param>
    public static IReadOnlyList<CyclePeriod> Unpaid(IReadOnlyList<Entitlement> aid, CyclePeriod found, IReadOnlyList<PayingSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(aid);
        return [.. aid.SelectMany(e => PaidMonths.Of(e, sheets, Nobody)).Where(m => m is { IsLost: true, Why: LostReason.Ineligible } && m.By == found).Select(m => m.Month).Distinct().Order()];
    }

    /// <summary>The payments that the latest ratified sheet which found some of it ineligible leaves out, while a removal is noticed that no sheet found; null where none does, or no more of the months from the one that runs on.</summary>
    /// <param name="aid">What those receive whom it means.</param>
    /// <param name="running">The month that runs.</param>
    /// <param name="sheets">The sheets that make the payments, the earliest first.</param>
    public static RemovedAid? FoundSince(IReadOnlyList<Entitlement> aid, CyclePeriod running, IReadOnlyList<PayingSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(aid);
        var found = aid.SelectMany(e => PaidMonths.Of(e, sheets, Nobody)).Where(m => m is { IsLost: true, Why: LostReason.Ineligible } && m.Month.CompareTo(running) >= 0).Select(m => m.By).Max();
        return found is null ? null : new RemovedAid(null, []) { Found = found, Unpaid = Unpaid(aid, found, sheets) };
    }

    /// <summary>What ended as it is told: with the first month that is not paid in the place of that which was recorded.</summary>
    public static EndedPayment Told(Entitlement ended, IReadOnlyList<PayingSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(ended);
        var aid = Of([ended], ended.StoppedFrom!, found: null, sheets);
        return new EndedPayment(ended, ended with { StoppedFrom = aid.From }, aid.Paid);
    }
}

/// <summary>Assistance that ended, and which payments leave it out.</summary>
/// <param name="Ended">As it was recorded.</param>
/// <param name="Told">With the first month that is not paid.</param>
/// <param name="Paid">The months after that which are paid all the same; none as a rule.</param>
public sealed record EndedPayment(Entitlement Ended, Entitlement Told, IReadOnlyList<CyclePeriod> Paid);

/// <summary>Which payments leave out what ended, or is to end by a removal that is noticed (RAT-4, RAT-6).</summary>
/// <param name="From">The first month that is not paid; null before it ended.</param>
/// <param name="Paid">Those after it that are paid all the same, by what had been verified; none as a rule.</param>
public sealed record RemovedAid(CyclePeriod? From, IReadOnlyList<CyclePeriod> Paid)
{
    /// <summary>While a removal is noticed, the payments that the ratified sheet which found it leaves out already; none else.</summary>
    public IReadOnlyList<CyclePeriod> Unpaid { get; init; } = [];

    /// <summary>The month whose sheet found it; null for none.</summary>
    public CyclePeriod? Found { get; init; }
}
