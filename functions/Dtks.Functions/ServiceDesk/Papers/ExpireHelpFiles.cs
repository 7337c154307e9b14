using Dtks.Domain.Areas;
using Dtks.Domain.Evidence;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Evidence;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.ServiceDesk.Papers;

/// <summary>Gives up on files of applications that were declared and never completed, and clears away what may lie about under a name that is settled.</summary>
public sealed class ExpireHelpFiles(HelpFiles files, HelpApplications applications, EvidenceBlobs blobs, ChangeCommit commit, OptimisticRetry retry) : IDeadlineAction
{
    /// <summary>A file of an application that was announced and never came is given up.</summary>
    public const string DeadlineKind = "helpFileExpiry";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <inheritdoc />
    public async Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        var found = await retry.RetryAsync(() => ExpireAsync(deadline, cancellation), cancellation);
        if (found is { State.Status: not (EvidenceStatus.Pending or EvidenceStatus.Inspecting) })
        {
            await blobs.SweepIncomingAsync(found.BlobName(), cancellation);
        }
    }

    private async Task<HelpFileDocument?> ExpireAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        if (await files.FindAsync(deadline.Village, deadline.Target, cancellation) is not { } found)
        {
            return null;
        }

        var (policy, now, _) = applications.Today(AreaCode.Parse(found.Regency));
        if (Accepted.Events(HelpFileRules.Expire(found.State, policy, now)) is not [var happened])
        {
            return found;
        }

        var (change, after) = HelpFiles.Change(found, found.Regency, happened);
        await commit.SaveAsync(change, cancellation);
        return after;
    }
}
