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
    private readonly ConcurrentDictionary<string, IReadOnlyList<SheetLine>> _lines = new(StringComparer.Ordinal);

    /// <summary>Those of some villages.</summary>
    public async Task<IReadOnlyList<SheetLine>> OfAsync(IEnumerable<string> villages, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(villages);
        var lines = new List<SheetLine>();
        foreach (var village in villages.Distinct(StringComparer.Ordinal))
        {
            lines.AddRange(_lines.TryGetValue(village, out var known) ? known : _lines[village] = await ReadAsync(village, cancellation));
        }

        return lines;
    }

    private async Task<IReadOnlyList<SheetLine>> ReadAsync(string village, CancellationToken cancellation)
    {
        var (lines, last) = (new List<SheetLine>(), CyclePeriod.Of(TimeZones.DateIn(AreaCode.Parse(village), now)));
        for (var month = period.Next; month.CompareTo(last) <= 0; month = month.Next)
        {
            if (await sheets.FindAsync(village, month.Value, cancellation) is { Stage: SheetStage.Finalised, LetterId: not null } sheet)
            {
                lines.AddRange((await sheets.PagesAsync(sheet, cancellation)).SelectMany(p => p.Lines));
            }
        }

        return lines;
    }
}
