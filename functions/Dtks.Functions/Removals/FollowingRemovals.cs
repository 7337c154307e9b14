using Dtks.Domain.Households;
using Dtks.Domain.Removals;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Removals;

/// <summary>Brings the removals of a household that are in their days of notice to where those whom they mean stand now (RAT-6, REG-8), however often they went on.</summary>
public sealed class FollowingRemovals(RemovalRepository removals, HouseholdRepository households, ChangeCommit commit) : IFamilyFollower
{
    /// <inheritdoc />
    public async Task FollowAsync(HouseholdState changed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var (nobodyWent, isBorn) = (changed.Former.All(f => f.To is null), changed.Changes.Any(c => c.Kind == FamilyChangeKind.Birth));
        if (nobodyWent && !isBorn)
        {
            return;
        }

        var standing = await removals.StandingAsync(changed.Village.Value, changed.Id, cancellation);
        IEnumerable<RemovalState> widening = isBorn ? standing : [];
        await Apart.RunAsync(
            [
                .. widening.Select(removal => (Func<Task>)(() => WidenAsync(removal, changed, standing, cancellation))),
                .. standing.Select(removal => (Func<Task>)(() => FollowAsync(removal, changed, cancellation))),
            ],
            cancellation);
    }

    // Whoever is born to a family under notice is meant too, and that is told before it takes effect.
    private async Task WidenAsync(RemovalState removal, HouseholdState here, IReadOnlyList<RemovalState> standing, CancellationToken cancellation)
    {
        var (policy, now) = removals.Today(here.Village);
        if (await removals.FindAsync(removal.Village.Value, removal.Id, cancellation) is { } found && Accepted.Events(RemovalDecider.Widen(found.State, here, policy, now, standing)) is [var happened])
        {
            await commit.SaveAsync(RemovalRepository.Change(found, happened).Change, cancellation);
        }
    }

    /// <summary>Brings one. Nothing happens where it is not noticed, or nobody whom it means went anywhere.</summary>
    public async Task FollowAsync(RemovalState removal, HouseholdState here, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(removal);
        if (removal.Status != RemovalStatus.Noticed)
        {
            return;
        }

        foreach (var place in RemovalFollowing.Places(removal, here))
        {
            if (await households.FindAsync(place.Village.Value, place.Household, cancellation) is { State: var there })
            {
                await BringAsync(removal, here, there, cancellation);
            }
        }
    }

    private async Task BringAsync(RemovalState removal, HouseholdState here, HouseholdState there, CancellationToken cancellation)
    {
        var standing = await removals.StandingAsync(there.Village.Value, there.Id, cancellation);
        var (policy, now) = removals.Today(there.Village);
        foreach (var followed in RemovalFollowing.Of(removal, here, there, standing, policy, now))
        {
            if (await removals.FindAsync(there.Village.Value, followed.Removal.Id, cancellation) is not null)
            {
                continue;
            }

            var (change, state) = RemovalRepository.Change(before: null, followed);
            await commit.SaveAsync(change, cancellation);

            // Whoever went on before it stood there.
            await FollowAsync(state, there, cancellation);
        }
    }
}
