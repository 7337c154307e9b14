using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;

namespace Dtks.Functions.Notices;

/// <summary>Reads notices.</summary>
public sealed class NoticeReading(DocumentStore store)
{
    /// <summary>A notice, or null when there is none.</summary>
    public async Task<NoticeDocument?> FindAsync(string village, string notice, CancellationToken cancellation) =>
        PathId.IsId(notice)
            ? await store.ReadAsync<NoticeDocument>(Partitions.Registry(village), NoticeDocument.IdOf(notice), cancellation)
            : null;
}
