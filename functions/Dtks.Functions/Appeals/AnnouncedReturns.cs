using Dtks.Domain.Appeals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Appeals;

/// <summary>
/// Carries out what an objection was granted for, where that is yet to be done, before a proposal that it announced itself to is registered: so whoever comes back stands in
/// their household, and not in whatever was proposed of them (GOV-3, REG-5).
/// </summary>
public sealed class AnnouncedReturns(AppealReading appeals, AppealEffects effects, ProposalRepository proposals, ChangeCommit commit) : IComingBack
{
    /// <inheritdoc />
    public async Task BeforeRegistrationAsync(ProposalDocument proposal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        if (proposal.Undoing is not var (village, appeal) || await appeals.FindAsync(village, appeal, cancellation) is not { } found)
        {
            return;
        }

        if (found.State.Status == AppealStatus.Open)
        {
            // A grant of this moment, which announced itself and looked at the proposal as it still was, is thereby not saved: it looks again.
            await commit.SaveAsync(ChangeSet.Bookkeeping(Partitions.Registry(village)).Replace(found), cancellation);
        }
        else if (found.State.Status == AppealStatus.Granted)
        {
            await effects.CarryOutAsync(found.State, cancellation);
            if ((await proposals.FindAsync(proposal.Village, proposal.State.Id, cancellation))?.ETag != proposal.ETag)
            {
                throw new StaleException();
            }
        }
    }
}
