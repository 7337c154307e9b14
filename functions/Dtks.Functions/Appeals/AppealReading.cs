using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;

namespace Dtks.Functions.Appeals;

/// <summary>Reads appeals.</summary>
public sealed class AppealReading(DocumentStore store)
{
    /// <summary>An appeal, or null when there is none.</summary>
    public async Task<AppealDocument?> FindAsync(string village, string appeal, CancellationToken cancellation) =>
        PathId.IsId(appeal)
            ? await store.ReadAsync<AppealDocument>(Partitions.Registry(village), AppealDocument.IdOf(appeal), cancellation)
            : null;
}
