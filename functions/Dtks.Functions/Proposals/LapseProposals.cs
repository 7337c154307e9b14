using Dtks.Domain.Common;
using Dtks.Domain.Proposals;
using Dtks.Functions.Deadlines;
using Dtks.Functions.Http;
using Dtks.Functions.Storage;

namespace Dtks.Functions.Proposals;

/// <summary>Deems eligible what nobody verified in thirty days (PRO-7).</summary>
public sealed class LapseProposals(ProposalBook book, ChangeCommit commit, Contention contention) : IDeadlineAction
{
    /// <inheritdoc />
    public DeadlineKind Kind => DeadlineKind.ProposalLapse;

    /// <inheritdoc />
    public Task RunAsync(DeadlineDocument deadline, CancellationToken cancellation) =>
        contention.RetryAsync(
            async () =>
            {
                var found = await book.FindAsync(deadline.Village, deadline.Target, cancellation);
                if (found is null)
                {
                    return;
                }

                var events = Decided.Events(book.Decide(new ProposalCommand.Lapse(), found.State, found.State.Village));
                if (events.Count > 0)
                {
                    await commit.SaveAsync(book.Change(found, events, Actor.System).Change, cancellation);
                }
            },
            cancellation);
}
