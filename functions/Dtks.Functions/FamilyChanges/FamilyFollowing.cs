using Dtks.Domain.Households;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;

namespace Dtks.Functions.FamilyChanges;

/// <summary>
/// What follows a change of a family (REG-8): the claims of numbers that it no longer bears, the open proposals that ask for it, the month's open
/// sheet, and what else is to follow. The household says what is outstanding until all of it is done.
/// </summary>
public sealed class FamilyFollowing(
    DocumentStore store, HouseholdRepository households, HouseholdNumbers numbers, ClaimRepository claims, ProposalHandover handover, FamilyDepartures departures, FamilySheets sheets, IEnumerable<IFamilyFollower> followers, OptimisticRetry retry)
{
    /// <summary>Does what is outstanding. Nothing happens where nothing is.</summary>
    public Task FollowAsync(string village, string household, CancellationToken cancellation) => FollowAsync(village, household, anew: false, cancellation);

    /// <summary>The same.</summary>
    /// <param name="village">The household's village.</param>
    /// <param name="household">The household.</param>
    /// <param name="anew">Whether the month's sheets follow also where they did: one of them was opened again.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task FollowAsync(string village, string household, bool anew, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                var found = await households.FindAsync(village, household, cancellation);
                if (anew && found is { Unfollowed: not true })
                {
                    await sheets.FollowAsync(found.State, cancellation);
                }

                if (found is null or { Loose: null, Unfollowed: not true })
                {
                    return;
                }

                var outstanding = LettingGo(found, cancellation);
                if (found.Unfollowed == true)
                {
                    outstanding = outstanding
                        .Concat(FinishingElsewhere(found.State, cancellation))
                        .Concat(await AskingProposalsAsync(found.State, cancellation))
                        .Append(() => sheets.FollowAsync(found.State, cancellation))
                        .Concat(followers.Select(follower => (Func<Task>)(() => follower.FollowAsync(found.State, cancellation))));
                }

                await Apart.RunAsync(outstanding, cancellation);

                // Changed meanwhile, it follows anew.
                await store.CommitAsync(new DocumentBatch(Partitions.Registry(village)).Replace(found with { Loose = null, Unfollowed = null }), cancellation);
            },
            cancellation);

    private IEnumerable<Func<Task>> LettingGo(HouseholdDocument found, CancellationToken cancellation)
    {
        var borne = numbers.Of(found.State);
        return (found.Loose ?? []).Where(l => !borne.Contains(l.Claim)).Select(l => (Func<Task>)(() => LetGoAsync((found.Village, found.State.Id), l, cancellation)));
    }

    // Who bears it may have gone on since, and whoever they left there found a claim that was not theirs to hand on. So it is looked at once more where
    // it was brought; and a claim that was brought where it holds nothing by then, by a process that died before it looked, is brought on from there.
    private async Task LetGoAsync((string Village, string Household) from, LooseNumber loose, CancellationToken cancellation)
    {
        (string, string)? at = loose is { Village: { } village, Household: { } household } ? (village, household) : null;
        do
        {
            at = at is { } place ? await numbers.WhereAsync(loose.Claim, place, cancellation) : null;
        }
        while (await claims.MoveAsync(loose.Claim, MayGoAsync, at, cancellation));

        async Task<bool> MayGoAsync(ClaimDocument claim) => claim.HeldBy() == from || (claim.Household is not null && !await numbers.HoldsAsync(claim, cancellation));
    }

    // Who came from another village stands there no more, also where the message that was to see to it is lost.
    private IEnumerable<Func<Task>> FinishingElsewhere(HouseholdState state, CancellationToken cancellation) =>
        from change in state.Changes
        where change.Other is not null && change.Other.Village != state.Village
        select (Func<Task>)(() => departures.GoOnAsync(change.Other!.Village.Value, change.Other.Household, change.Id, cancellation));

    // They go where the household went, end with it, or are told that it stands again.
    private async Task<IEnumerable<Func<Task>>> AskingProposalsAsync(HouseholdState state, CancellationToken cancellation)
    {
        var asking = new List<string>();
        if (state.Ended is not null || state.Changes.Any(c => c.Kind == FamilyChangeKind.Reinstatement))
        {
            var query = new DocumentQuery("SELECT VALUE c.id FROM c WHERE c.type = 'proposal' AND c.about = @household").With("@household", state.Id);
            await foreach (var id in store.TextsAsync(Partitions.Registry(state.Village.Value), query, cancellation))
            {
                asking.Add(id[ProposalDocument.IdOf(string.Empty).Length..]);
            }
        }

        return asking.Select(proposal => (Func<Task>)(() => handover.FollowAsync(state.Village.Value, state.Id, proposal, reviewed: false, cancellation)));
    }
}
