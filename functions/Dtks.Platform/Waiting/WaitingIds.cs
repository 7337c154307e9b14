using Dtks.Platform.Documents;

namespace Dtks.Platform.Waiting;

/// <summary>Finds the documents of a kind and status that were written within a window: what may wait for a message.</summary>
public sealed class WaitingIds(DocumentStore store)
{
    /// <summary>The condition on <c>c</c> for documents of a kind and status (<see cref="IWaiting.Condition"/>).</summary>
    public static string Condition(string type, string status) => $"c.type = '{type}' AND c.status = '{status}'";

    /// <summary>The ids of what they are documents of, in the order of these.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="type">The documents' kind; their ids are it, a dash, and what is returned.</param>
    /// <param name="condition">The condition of their kind and status.</param>
    /// <param name="window">When they were written last.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<string>> FindAsync(Partition partition, string type, string condition, WrittenWithin window, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(type);
        var query = window.Query($"SELECT VALUE c.id FROM c WHERE {condition}");
        var ids = new List<string>();
        await foreach (var id in store.TextsAsync(partition, query, cancellation))
        {
            ids.Add(id[(type.Length + 1)..]);
        }

        return [.. ids.Order(StringComparer.Ordinal)];
    }
}
