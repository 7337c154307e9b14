using Dtks.Platform.Documents;

namespace Dtks.Platform.Waiting;

/// <summary>Finds the documents of a kind and status that were written within a window: what may wait for a message.</summary>
public sealed class WaitingIds(DocumentStore store)
{
    /// <summary>The ids of what they are documents of, in the order of these.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="type">The documents' kind; their ids are it, a dash, and what is returned.</param>
    /// <param name="status">The status they stand at beside their state.</param>
    /// <param name="window">When they were written last.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<string>> FindAsync(Partition partition, string type, string status, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(type);
        var query = window.Query("SELECT c.id FROM c WHERE c.type = @type AND c.status = @status").With("@type", type).With("@status", status);
        var ids = new List<string>();
        await foreach (var found in store.AllAsync<Found>(partition, query, cancellation))
        {
            ids.Add(found.Id[(type.Length + 1)..]);
        }

        return [.. ids.Order(StringComparer.Ordinal)];
    }

    private sealed record Found(string Id);
}
