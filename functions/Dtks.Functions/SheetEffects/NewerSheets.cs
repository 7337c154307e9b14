using System.Collections.Concurrent;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Functions.Verification;
using NodaTime;

namespace Dtks.Functions.SheetEffects;

/// <summary>The lines of later months' sheets that are ratified already (RAT-5): each village's are read once, where there are any.</summary>
/// <param name="sheets">The sheets.</param>
/// <param name="period">The month of the sheet that is carried out.</param>
/// <param name="now">Now.</param>
public sealed class NewerSheets(SheetRepository sheets, CyclePeriod period, Instant now)
{
    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>Those of some villages.</summary>
    public async Task<IReadOnlyList<SheetLine>> OfAsync(IEnumerable<string> villages, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(villages);
        var lines = new List<SheetLine>();
        foreach (var village in villages.Distinct(StringComparer.Ordinal))
        {
            lines.AddRange((_known.TryGetValue(village, out var known) ? known : _known[village] = await ReadAsync(village, cancellation)).Lines);
        }

        return lines;
    }

    /// <summary>The sheets, by village and month, that were ratified since those were read: what they found was not known then.</summary>
    public async Task<IReadOnlyList<(string Village, string Period)>> RatifiedSinceAsync(CancellationToken cancellation)
    {
        var since = new List<(string, string)>();
        foreach (var (village, month) in _known.SelectMany(known => known.Value.NotRatified.Select(month => (known.Key, month))))
        {
            if (IsRatified(await sheets.FindAsync(village, month, cancellation)))
            {
                since.Add((village, month));
            }
        }

        return since;
    }

    private async Task<Known> ReadAsync(string village, CancellationToken cancellation)
    {
        var (lines, open, last) = (new List<SheetLine>(), new List<string>(), CyclePeriod.Of(TimeZones.DateIn(AreaCode.Parse(village), now)));
        for (var month = period.Next; month.CompareTo(last) <= 0; month = month.Next)
        {
            if (await sheets.FindAsync(village, month.Value, cancellation) is not { } sheet)
            {
                continue;
            }

            if (IsRatified(sheet))
            {
                lines.AddRange((await sheets.PagesAsync(sheet, cancellation)).SelectMany(p => p.Lines));
            }
            else
            {
                open.Add(month.Value);
            }
        }

        return new Known(lines, open);
    }

    private static bool IsRatified(SheetDocument? sheet) => sheet is { Stage: SheetStage.Finalised, LetterId: not null };

    private sealed record Known(IReadOnlyList<SheetLine> Lines, IReadOnlyList<string> NotRatified);
}
