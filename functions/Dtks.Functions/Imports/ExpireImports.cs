using Dtks.Domain.Imports;
using Dtks.Functions.Evidence;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Imports;

/// <summary>Gives up on prelists that were announced and never completed, and clears away what may lie about under a name that is settled.</summary>
public sealed class ExpireImports(ImportRepository repository, EvidenceBlobs incoming, ChangeCommit commit, OptimisticRetry retry) : IDeadlineAction
{
    /// <summary>A prelist that was announced and never came is given up.</summary>
    public const string DeadlineKind = "importExpiry";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <inheritdoc />
    public async Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        var found = await retry.RetryAsync(() => ExpireAsync(deadline, cancellation), cancellation);
        if (found is { Status: not (ImportStatus.Awaiting or ImportStatus.Reading) })
        {
            await incoming.SweepIncomingAsync(found.BlobName(), cancellation);
        }
    }

    private async Task<ImportDocument?> ExpireAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        var found = await repository.FindAsync(deadline.Village, deadline.Target, cancellation);
        if (found is null)
        {
            return null;
        }

        var events = Accepted.Events(repository.Decide(new ImportCommand.Expire(), found.State, found.Village));
        if (events.Count == 0)
        {
            return found;
        }

        var (change, after) = repository.Change(found, found.Village, events);
        await commit.SaveAsync(change, cancellation);
        return after;
    }
}
