using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Evidence;

/// <summary>
/// Gives up on uploads that were declared and never completed (MUS-6), and clears away what may lie about under a name that is settled.
/// </summary>
public sealed class ExpireUploads(EvidenceRepository repository, EvidenceBlobs blobs, ChangeCommit commit, OptimisticRetry retry) : IDeadlineAction
{
    /// <summary>An upload that was announced and never came is given up (MUS-6).</summary>
    public const string DeadlineKind = "evidenceExpiry";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <inheritdoc />
    public async Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        var settled = await retry.RetryAsync(() => ExpireAsync(deadline, cancellation), cancellation);
        if (settled is not null)
        {
            await blobs.SweepIncomingAsync(settled.BlobName(), cancellation);
        }
    }

    /// <summary>The upload when its incoming blob is of no more use; null when there is none, or an inspection still needs it.</summary>
    private async Task<EvidenceDocument?> ExpireAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        var found = await repository.FindAsync(deadline.Village, deadline.Target, cancellation);
        if (found is null)
        {
            return null;
        }

        var events = Accepted.Events(repository.Decide(new EvidenceCommand.Expire(), found.State, found.Village));
        if (events.Count > 0)
        {
            await commit.SaveAsync(repository.Change(found, found.Village, events).Change, cancellation);
            return found;
        }

        return found.Status is EvidenceStatus.Pending or EvidenceStatus.Inspecting ? null : found;
    }
}
