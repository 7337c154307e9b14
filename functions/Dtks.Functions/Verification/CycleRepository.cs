using System.Collections.Concurrent;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Verification;

/// <summary>Loads the markers of months.</summary>
public sealed class CycleRepository(DocumentStore store)
{
    private readonly ConcurrentDictionary<string, CycleDocument> _opened = new(StringComparer.Ordinal);

    /// <summary>The month's marker, or null when it was never opened.</summary>
    public Task<CycleDocument?> FindAsync(string period, CancellationToken cancellation) =>
        store.ReadAsync<CycleDocument>(Partitions.Cycles(period), CycleDocument.TheId, cancellation);

    /// <summary>
    /// What an opened month goes by, or null when it was never opened: when it was opened, when it closes, and its policy version never change and are read
    /// once by a process. How far it has come, which its marker says too, may be of before.
    /// </summary>
    public async ValueTask<CycleDocument?> OpenedAsync(string period, CancellationToken cancellation)
    {
        if (_opened.TryGetValue(period, out var known))
        {
            return known;
        }

        var found = await FindAsync(period, cancellation);
        return found is null ? null : _opened.GetOrAdd(period, found);
    }

    /// <summary>A month with how far its opening has come by now: once that is settled it stays so, and is read no more.</summary>
    public async ValueTask<CycleDocument> AsSettledAsync(CycleDocument opened, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(opened);
        if (opened.OpeningSettled || await FindAsync(opened.Period, cancellation) is not { } now)
        {
            return opened;
        }

        return now.OpeningSettled ? _opened[opened.Period] = now : now;
    }

    /// <summary>Notes on the marker what the sweep found settled. Another sweep's note is as good as this one's.</summary>
    public Task NoteAsync(CycleDocument run, CancellationToken cancellation) => store.TryReplaceAsync(Partitions.Cycles(run.Period), run, cancellation);
}
