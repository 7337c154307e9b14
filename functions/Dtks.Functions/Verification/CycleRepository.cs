using Dtks.Functions.Data;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Verification;

/// <summary>Loads the markers of months.</summary>
public sealed class CycleRepository(DocumentStore store)
{
    /// <summary>The month's marker, or null when it was never opened.</summary>
    public Task<CycleDocument?> FindAsync(string period, CancellationToken cancellation) =>
        store.ReadAsync<CycleDocument>(Partitions.Cycles(period), CycleDocument.TheId, cancellation);

    /// <summary>Notes on the marker what the sweep found settled. Another sweep's note is as good as this one's.</summary>
    public Task NoteAsync(CycleDocument run, CancellationToken cancellation) => store.TryReplaceAsync(Partitions.Cycles(run.Period), run, cancellation);
}
