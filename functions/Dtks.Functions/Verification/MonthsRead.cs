using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Payments;
using Dtks.Functions.Registry;

namespace Dtks.Functions.Verification;

/// <summary>The sheets that make a household's payments, each read once while something is asked of them.</summary>
/// <param name="sheets">Finds them.</param>
/// <param name="way">The household.</param>
/// <param name="running">The month that runs.</param>
internal sealed class MonthsRead(HouseholdSheets sheets, HouseholdWay way, CyclePeriod running)
{
    // What counts for a later month may be paid after it ended (RAT-5).
    private const int MonthsAfter = 3;

    private readonly Dictionary<CyclePeriod, PayingSheet?> _read = [];

    /// <summary>One; null where it cannot be read.</summary>
    public async Task<PayingSheet?> FindAsync(CyclePeriod month, CancellationToken cancellation)
    {
        if (!_read.TryGetValue(month, out var sheet))
        {
            _read[month] = sheet = await sheets.FindAsync(way, month, cancellation);
        }

        return sheet;
    }

    /// <summary>Of what is received, or is to be: from the month that runs backwards, as far as they leave it out, the earliest first; null where one cannot be read.</summary>
    public async Task<IReadOnlyList<PayingSheet>?> OfAsync(IReadOnlyList<Entitlement> aid, CancellationToken cancellation)
    {
        var (found, month) = (new List<PayingSheet>(), running);
        while (AidOnSheets.IsMore(aid, found, way.Came))
        {
            if (await FindAsync(month, cancellation) is not { } sheet)
            {
                return null;
            }

            found.Insert(0, sheet);
            month = month.Previous;
        }

        return found;
    }

    /// <summary>Of what ended: those around the month in which it did, the earliest first; null where one cannot be read.</summary>
    /// <param name="ended">The assistance.</param>
    /// <param name="stopped">The first month without it, as it was recorded.</param>
    /// <param name="found">The month whose sheet found that it ends; null for none.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<PayingSheet>?> OfEndedAsync(IReadOnlyList<Entitlement> ended, CyclePeriod stopped, CyclePeriod? found, CancellationToken cancellation)
    {
        var (all, month, last) = (new List<PayingSheet>(), EndedPayments.Earliest(stopped, found), stopped);
        for (var after = 0; after < MonthsAfter; after++) last = last.Next;
        for (; month.CompareTo(last) <= 0 && month.CompareTo(running) <= 0; month = month.Next)
        {
            if (await FindAsync(month, cancellation) is not { } sheet)
            {
                return null;
            }

            all.Add(sheet);
        }

        while (EndedPayments.IsMore(ended, all))
        {
            if (await FindAsync(all[0].Month.Previous, cancellation) is not { } sheet)
            {
                return null;
            }

            all.Insert(0, sheet);
        }

        return all;
    }
}
