using Dtks.Domain.Households;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.FamilyChanges;

/// <summary>
/// What follows a change of a family (REG-8): the claims of numbers that it no longer bears, the open proposals that ask for it, and the month's open
/// sheet. The household says what is outstanding until all of it is done.
/// </summary>
public sealed class FamilyFollowing(
    DocumentStore store, HouseholdRepository households, HouseholdNumbers numbers, ClaimRepository claims, ProposalRepository proposals, FamilyDepartures departures, FamilySheets sheets, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Does what is outstanding. Nothing happens where nothing is.</summary>
    public Task FollowAsync(string village, string household, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                var found = await households.FindAsync(village, household, cancellation);
                if (found is null or { Loose: null, Unfollowed: not true })
                {
                    return;
                }

                await LetGoAsync(found, cancellation);
                if (found.Unfollowed == true)
                {
                    await FinishElsewhereAsync(found.State, cancellation);
                    await EndProposalsAsync(found.State, cancellation);
                    await sheets.FollowAsync(found.State, cancellation);
                }

                // Changed meanwhile, it follows anew.
                await store.CommitAsync(new DocumentBatch(Partitions.Registry(village)).Replace(found with { Loose = null, Unfollowed = null }), cancellation);
            },
            cancellation);

    private async Task LetGoAsync(HouseholdDocument found, CancellationToken cancellation)
    {
        var borne = numbers.Of(found.State);
        foreach (var loose in (found.Loose ?? []).Where(l => !borne.Contains(l.Claim)))
        {
            (string, string)? to = loose is { Village: { } village, Household: { } household } ? (village, household) : null;
            await claims.MoveAsync(loose.Claim, (found.Village, found.State.Id), to, cancellation);
        }
    }

    // Who came from another village stands there no more, also where the message that was to see to it is lost.
    private async Task FinishElsewhereAsync(HouseholdState state, CancellationToken cancellation)
    {
        foreach (var change in state.Changes.Where(c => c.Other is not null && c.Other.Village != state.Village))
        {
            await departures.GoOnAsync(change.Other!.Village.Value, change.Other.Household, change.Id, cancellation);
        }
    }

    private async Task EndProposalsAsync(HouseholdState state, CancellationToken cancellation)
    {
        if (state.Ended is null)
        {
            return;
        }

        var query = new DocumentQuery("SELECT VALUE c.id FROM c WHERE c.type = 'proposal' AND c.about = @household").With("@household", state.Id);
        var asking = new List<string>();
        await foreach (var id in store.TextsAsync(Partitions.Registry(state.Village.Value), query, cancellation))
        {
            asking.Add(id[ProposalDocument.IdOf(string.Empty).Length..]);
        }

        foreach (var proposal in asking)
        {
            await retry.RetryAsync(() => EndAsync(state, proposal, cancellation), cancellation);
        }
    }

    private async Task EndAsync(HouseholdState state, string proposal, CancellationToken cancellation)
    {
        var found = await proposals.FindAsync(state.Village.Value, proposal, cancellation);
        var events = found is null ? [] : Accepted.Events(proposals.Decide(new ProposalCommand.LoseHousehold(), found.State, state.Village));
        if (events.Count > 0)
        {
            await commit.SaveAsync(proposals.Change(found, events).Change, cancellation);
        }
    }
}
