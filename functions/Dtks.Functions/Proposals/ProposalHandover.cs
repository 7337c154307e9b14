using Dtks.Domain.Households;
using Dtks.Domain.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Proposals;

/// <summary>
/// Brings a proposal for assistance to where the household that it asks for stands (REG-8): first it is closed here, saying where it went, then it goes on there
/// under the same id and code. Ended in between it is on no list of open ones, and goes on where it stands; done twice it finds itself done. Of a household that
/// stands nowhere any more it is refused, and its proposer is told when that stands there again (GOV-3).
/// </summary>
public sealed class ProposalHandover(ProposalRepository proposals, HouseholdRepository households, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Brings one after a household that is no more in a village, or stands there again. Nothing else happens while it stands there.</summary>
    /// <param name="village">The village in which it was found.</param>
    /// <param name="household">The household.</param>
    /// <param name="proposal">The proposal.</param>
    /// <param name="reviewed">Whether its letter was reviewed and could not carry it over.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task FollowAsync(string village, string household, string proposal, bool reviewed, CancellationToken cancellation)
    {
        // Where it was before, what follows the household's next change goes on with it.
        var passed = new HashSet<string>(StringComparer.Ordinal);
        while (passed.Add(village) && await retry.RetryAsync(() => NextAsync(village, household, proposal, reviewed, cancellation), cancellation) is { } next)
        {
            (village, reviewed) = (next, false);
        }
    }

    // The village it went to; null where it goes no further.
    private async Task<string?> NextAsync(string village, string household, string proposal, bool reviewed, CancellationToken cancellation)
    {
        if (await proposals.FindAsync(village, proposal, cancellation) is not { } found
            || await households.FindAsync(village, household, cancellation) is not { State: var state })
        {
            return null;
        }

        if (state.Ended is not { } ended)
        {
            // Where some whom it names are still removed, nothing is new for it.
            await (state.HasRemoved(found.State.Family) ? Task.CompletedTask : CloseAsync(found, new ProposalCommand.RegainHousehold(), cancellation));
            return null;
        }

        var to = ended is { Reason: HouseholdEndReason.Moved, To: { } place } ? await households.FindAsync(place.Village.Value, place.Household, cancellation) : null;
        ProposalCommand command = to is null ? new ProposalCommand.LoseHousehold(reviewed) : new ProposalCommand.HandOver(to.State.Village, reviewed, household);
        var closed = await CloseAsync(found, command, cancellation);
        return closed.HandedTo is { } there ? await TakeOverAsync(closed, found.CreatedOn, there.Value, household, cancellation) : null;
    }

    private async Task<string?> TakeOverAsync(ProposalState closed, DateTimeOffset createdOn, string village, string household, CancellationToken cancellation)
    {
        var stands = (await households.FindAsync(village, household, cancellation))?.State ?? throw new InvalidOperationException($"There is no household {household} in {village}.");
        var there = await proposals.FindAsync(village, closed.Id, cancellation);
        var command = new ProposalCommand.TakeOver(closed, stands.Address, household);
        var events = Accepted.Events(proposals.Decide(command, there?.State, stands.Village));
        if (events.Count > 0)
        {
            await commit.SaveAsync(proposals.Change(there, events, createdOn).Change, cancellation);
        }

        return village;
    }

    private async Task<ProposalState> CloseAsync(ProposalDocument found, ProposalCommand command, CancellationToken cancellation)
    {
        var events = Accepted.Events(proposals.Decide(command, found.State, found.State.Village));
        if (events.Count == 0)
        {
            return found.State;
        }

        var (change, state) = proposals.Change(found, events);
        await commit.SaveAsync(change, cancellation);
        return state;
    }
}
