using Dtks.Domain.Appeals;
using Dtks.Domain.Households;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;

namespace Dtks.Functions.Appeals;

/// <summary>Open proposals give way to who stands in the register again (GOV-3, REG-5): what the register holds goes before what is only proposed, whoever proposed it.</summary>
public sealed class GivingWay(ProposalRepository proposals, HouseholdProposals brought, ChangeCommit commit)
{
    /// <summary>Notes with them that an objection may have them give way, before it is granted: none is registered from then on without looking what became of it.</summary>
    /// <exception cref="StaleException">One was registered, or changed, just now.</exception>
    internal async Task AnnounceAsync(IEnumerable<(string Village, string Proposal)> open, AppealState appeal, CancellationToken cancellation)
    {
        foreach (var (village, proposal) in open)
        {
            var found = await proposals.FindAsync(village, proposal, cancellation);
            if (found is null or { Status: ProposalStatus.Registered })
            {
                throw new StaleException();
            }

            var noted = found with { Undoing = new ObjectionPlace(appeal.Village.Value, appeal.Id) };
            await commit.SaveAsync(ChangeSet.Bookkeeping(Partitions.Registry(village)).Replace(noted), cancellation);
        }
    }

    /// <summary>Has them give way to a household. Done twice, it is done once.</summary>
    internal async Task GiveWayAsync(IEnumerable<(string Village, string Proposal)> open, HouseholdState household, CancellationToken cancellation)
    {
        var first = await FirstAsync(household, cancellation);
        foreach (var (village, proposal) in open)
        {
            if (await proposals.FindAsync(village, proposal, cancellation) is { } found
                && Accepted.Events(proposals.Decide(new ProposalCommand.LoseToRegister(first), found.State, found.State.Village)) is { Count: > 0 } events)
            {
                await commit.SaveAsync(proposals.Change(found, events).Change, cancellation);
            }
        }
    }

    // Which it was is told where it can be read.
    private async Task<FirstProposal?> FirstAsync(HouseholdState household, CancellationToken cancellation)
    {
        try
        {
            return await brought.OfAsync(household, cancellation).Select(p => new FirstProposal(p.Village.Value, p.Id, p.ProposedBy)).FirstOrDefaultAsync(cancellation);
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            return null;
        }
    }
}
