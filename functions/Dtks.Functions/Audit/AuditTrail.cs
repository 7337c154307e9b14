using Dtks.Platform.Audit;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Audit;

/// <summary>Reads the entries of a partition by the hours they are sealed in. One that cannot be read counts as it is stored.</summary>
public sealed class AuditTrail(DocumentStore store, DocumentContainers containers)
{
    /// <summary>The containers whose trails are sealed.</summary>
    public IEnumerable<DocumentContainer> Containers => containers.All.Where(c => containers.IndexedPaths(c.Name).Contains(AuditDocument.SealedBy));

    /// <summary>A partition by its container's name.</summary>
    public Partition Of(string container, string partition) => new(containers[container], partition);

    /// <summary>The entries after an hour up to another, hour by hour.</summary>
    /// <param name="partition">Where.</param>
    /// <param name="after">The hour before the first; null for all, and those that have no hour.</param>
    /// <param name="upTo">The last hour.</param>
    /// <param name="cancellation">Stops it.</param>
    public IAsyncEnumerable<(string Hour, SealedEntry Entry)> BetweenAsync(Partition partition, string? after, string upTo, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.sealHour > @after AND c.sealHour <= @upTo ORDER BY c.sealHour")
            .With("@after", after ?? string.Empty).With("@upTo", upTo);
        return store.AllAsync<AuditDocument>(partition, query, cancellation).Select(listed =>
            listed.TryRead(out var entry, out var unreadable) ? (entry.SealHour!, SealChain.EntryOf(entry)) : (unreadable.Text("sealHour")!, SealChain.EntryOf(unreadable)));
    }

    /// <summary>How many entries there are up to an hour.</summary>
    public Task<int> CountAsync(Partition partition, string upTo, CancellationToken cancellation) =>
        store.CountAsync(partition, new DocumentQuery("SELECT VALUE COUNT(1) FROM c WHERE c.sealHour > '' AND c.sealHour <= @upTo").With("@upTo", upTo), cancellation);

    /// <summary>One entry, as a seal names it; null when it is not there.</summary>
    public async Task<SealedEntry?> FindAsync(Partition partition, string id, CancellationToken cancellation) =>
        await store.LookAsync<AuditDocument>(partition, id, cancellation) is not { } listed ? null
        : listed.TryRead(out var entry, out var unreadable) ? SealChain.EntryOf(entry)
        : SealChain.EntryOf(unreadable);

    /// <summary>The entries of before there were hours.</summary>
    public IAsyncEnumerable<SealedEntry> OlderAsync(Partition partition, CancellationToken cancellation) =>
        store.AllAsync<AuditDocument>(partition, new DocumentQuery("SELECT * FROM c WHERE c.type = 'audit' AND NOT IS_DEFINED(c.sealHour)"), cancellation)
            .Select(listed => listed.TryRead(out var entry, out var unreadable) ? SealChain.EntryOf(entry) : SealChain.EntryOf(unreadable));

    /// <summary>
    /// The partitions of a container that have entries after an hour up to another; also those in which an entry of that hour or before was stored, by the
    /// store's own time, once it was over and sealed.
    /// </summary>
    public async Task<IReadOnlySet<string>> PartitionsAsync(DocumentContainer container, string after, string upTo, CancellationToken cancellation)
    {
        var query = new DocumentQuery($"SELECT DISTINCT VALUE c[\"{container.KeyMember}\"] FROM c WHERE (c.sealHour > @after{(after.Length > 0 ? " OR c._ts >= @sealed" : string.Empty)}) AND c.sealHour <= @upTo")
            .With("@after", after).With("@upTo", upTo);
        if (after.Length > 0)
        {
            query.With("@sealed", SealAudit.SealableFrom(after).ToUnixTimeSeconds());
        }

        var found = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var partition in store.SweepTextsAsync(container, query, cancellation))
        {
            found.Add(partition);
        }

        return found;
    }
}
