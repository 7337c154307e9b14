using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Documents;

namespace Dtks.Functions.ServiceDesk.Givers;

/// <summary>The place of who waits on a giver's list (SVC-9), counted in the index and up to a bound.</summary>
public sealed class WaitingPlaces(DocumentStore store)
{
    /// <summary>The last place that is told.</summary>
    public const int Last = 500;

    /// <summary>The place, from 1 on; null where it does not wait, or so many are before it that nobody is told which it is.</summary>
    public async Task<int?> OfAsync(HelpApplicationState application, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(application);
        if (application is not { Status: HelpStatus.Waiting, Place: { } place })
        {
            return null;
        }

        var query = new DocumentQuery($"SELECT TOP {Last} VALUE c.waiting FROM c WHERE c.type = '{HelpApplicationDocument.TypeName}' AND c.giver = @giver AND c.waiting < @order")
            .With("@giver", place.Giver).With("@order", place.Order);
        var before = await store.TextsAsync(Partitions.ServiceDesk(application.Regency.Value), query, cancellation).CountAsync(cancellation);
        return before < Last ? before + 1 : null;
    }
}
