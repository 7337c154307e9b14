using Dtks.Domain.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Proposals;

/// <summary>Deems a proposal eligible that nobody verified in thirty days (PRO-7). Any other it leaves as it is.</summary>
public sealed class ProposalLapse(ProposalRepository repository, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>One proposal.</summary>
    public Task LapseAsync(string village, string proposal, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                var found = await repository.FindAsync(village, proposal, cancellation);
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
