using Dtks.Platform.Documents;

namespace Dtks.Platform.Records;

/// <summary>A copy of what changes step by step, kept where somebody else finds it.</summary>
public interface ISteppedCopy
{
    /// <summary>How many steps what it is a copy of had then: what comes with fewer is older.</summary>
    int Step { get; }
}

/// <summary>Keeps copies of what changes step by step, in whatever order and how often its news comes.</summary>
public static class SteppedCopies
{
    /// <summary>Keeps a copy, unless one as late is there. One that cannot be read is written anew.</summary>
    /// <exception cref="StaleException">Somebody else wrote it meanwhile.</exception>
    public static async Task KeepLatestAsync<T>(this DocumentStore store, Partition partition, T next, CancellationToken cancellation)
        where T : Document, ISteppedCopy
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(next);
        if (await store.TryCreateAsync(partition, next, cancellation))
        {
            return;
        }

        var found = await store.LookAsync<T>(partition, next.Id, cancellation) ?? throw new StaleException();
        var etag = found.TryRead(out var known, out var unreadable) ? known.ETag : unreadable.ETag;
        if ((known is null || known.Step < next.Step) && !await store.TryReplaceAsync(partition, (T)((Document)next with { ETag = etag }), cancellation))
        {
            throw new StaleException();
        }
    }
}
