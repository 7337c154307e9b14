using Dtks.Platform.Documents;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.SetAside;

/// <summary>Publishes what was set aside while no event could be sent, of the last week of days that have any.</summary>
public sealed class ReportSetAside(DocumentStore store, SetAsideReports reports)
{
    private const int Days = 7;

    /// <summary>Every five minutes.</summary>
    [Function(nameof(ReportSetAside))]
    public async Task RunAsync([TimerTrigger("45 */5 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var query = new DocumentQuery($"SELECT TOP {Days} VALUE c.id FROM c ORDER BY c.id DESC");
        await foreach (var day in store.TextsAsync(Shelf.Partition(SetAsideDayDocument.Partition), query, cancellation))
        {
            await reports.ReportAsync(day, cancellation);
        }
    }
}
