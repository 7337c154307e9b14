using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Verification;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.SheetEffects;

/// <summary>
/// Finds the few households of which an older month's sheet stopped assistance, or noticed a removal, that a newer one may have go on (RAT-5). What the newer has a line for was received when that was opened: stopped since.
/// </summary>
public sealed class OlderFindings(DocumentStore store)
{
    private const string Stopped = "SELECT VALUE c.state.id FROM c WHERE c.type = 'household' AND c.settledOn >= @opened";
    private const string Removing = "SELECT VALUE c.about FROM c WHERE c.type = 'removal' AND c.status IN ('noticed', 'effective') AND c.createdOn >= @since AND c.state.sheet.period < @period";

    // Recorded before the newer one was opened, a removal took effect after that at most so much later.
    private static readonly Duration Notice = Duration.FromDays(100);

    /// <summary>Their ids, in the sheet's village.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(SheetDocument sheet, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var (partition, opened) = (Partitions.Registry(sheet.Village), OpenedOn(sheet));
        var stopped = new DocumentQuery(Stopped).With("@opened", opened.ToDateTimeOffset());
        var removing = new DocumentQuery(Removing).With("@since", (opened - Notice).ToDateTimeOffset()).With("@period", sheet.Period);
        var found = await store.TextsAsync(partition, stopped, cancellation).ToListAsync(cancellation);
        return [.. found.Concat(await store.TextsAsync(partition, removing, cancellation).ToListAsync(cancellation)).Distinct(StringComparer.Ordinal)];
    }

    private static Instant OpenedOn(SheetDocument sheet) => sheet.History.FirstOrDefault(h => h.Code == SheetEventCodes.Opened)?.At
        ?? TimeZones.Of(AreaCode.Parse(sheet.Village)).AtStartOfDay(CyclePeriod.Parse(sheet.Period).FirstDay).ToInstant();
}
