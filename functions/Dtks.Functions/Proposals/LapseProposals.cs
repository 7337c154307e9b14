using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Proposals;

/// <summary>Deems eligible what nobody verified in thirty days (PRO-7).</summary>
public sealed class LapseProposals(ProposalRepository repository, ChangeCommit commit, OptimisticRetry retry) : IDeadlineAction
{
    /// <summary>A citizen's proposal that nobody verified is deemed eligible (PRO-7).</summary>
    public const string DeadlineKind = "proposalLapse";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <inheritdoc />
    public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                var found = await repository.FindAsync(deadline.Village, deadline.Target, cancellation);
                if (found is null)
                {
                    return;
                }

                var events = Accepted.Events(repository.Decide(new ProposalCommand.Lapse(), found.State, found.State.Village));
                if (events.Count > 0)
                {
                    await commit.SaveAsync(repository.Change(found, events).Change, cancellation);
                }
            },
            cancellation);
}
