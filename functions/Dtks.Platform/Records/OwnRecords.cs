using Dtks.Platform.Documents;

namespace Dtks.Platform.Records;

/// <summary>Small records of how far some work has come, which are begun anew when they cannot be read.</summary>
public static class OwnRecords
{
    /// <summary>
    /// A record and its version; null for both where there is none. One that cannot be read is told, and comes as null with its version: what is
    /// written anew replaces that.
    /// </summary>
    /// <param name="store">Where it is kept.</param>
    /// <param name="partition">Its partition.</param>
    /// <param name="id">Its id.</param>
    /// <param name="unreadables">Told of one that cannot be read.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<(T? Known, string? ETag)> KnownOrAnewAsync<T>(
        this DocumentStore store, Partition partition, string id, UnreadableRecords unreadables, CancellationToken cancellation)
        where T : Document
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(unreadables);
        if (await store.LookAsync<T>(partition, id, cancellation) is not { } found)
        {
            return (null, null);
        }

        if (found.TryRead(out var known, out var unreadable))
        {
            return (known, known.ETag);
        }

        unreadables.LeftOut(partition, unreadable);
        return (null, unreadable.ETag);
    }
}
