using Dtks.Domain.Removals;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Removals;

/// <summary>
/// Takes a removal back everywhere once it is taken back somewhere (RAT-6, GOV-3): where it followed those whom it means, the first where all of them are meant, and
/// one that came to stand just then; and lets follow what waited for that, also where it was undone after it took effect. Done twice, it is done once.
/// </summary>
public sealed class RemovalCancellations(RemovalRepository removals, HouseholdRepository households, IEnumerable<ITakenBackRemovalFollower> followers, ChangeCommit commit, OptimisticRetry retry) : IDeadlineAction
{
    /// <summary>The kind of its deadline.</summary>
    public const string DeadlineKind = "removal-cancellation";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <summary>The deadline of a removal that was taken back or came to stand: due at once.</summary>
    public static DeadlineInput Of(RemovalState removal)
    {
        ArgumentNullException.ThrowIfNull(removal);
        return new DeadlineInput(DeadlineKind, removal.History[^1].At.ToDateTimeOffset(), removal.Village.Value, removal.Id);
    }

    /// <inheritdoc />
    public async Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        if (await removals.FindAsync(deadline.Village, deadline.Target, cancellation) is not { State: var found })
        {
            return;
        }

        if (found.Origin is { } first && await removals.FindAsync(first.Village.Value, first.Id, cancellation) is { State: var origin })
        {
            await CancelAsync(found, origin, cancellation);
            await (RemovalFollowing.IsWhole(found, origin) ? CancelAsync(origin, found, cancellation) : Task.CompletedTask);
        }

        if (found.Status is not (RemovalStatus.Cancelled or RemovalStatus.Undone))
        {
            return;
        }

        // One that was undone is so wherever it followed: who granted that saw to it.
        if (found.Status == RemovalStatus.Cancelled && await households.FindAsync(found.Village.Value, found.Household, cancellation) is { State: var here })
        {
            await Apart.RunAsync(RemovalFollowing.Places(found, here).Select(place => (Func<Task>)(async () =>
            {
                var standing = await removals.StandingAsync(place.Village.Value, place.Household, cancellation);
                await Apart.RunAsync(standing.Where(r => RemovalFollowing.AreOne(r, found)).Select(r => (Func<Task>)(() => CancelAsync(r, found, cancellation))), cancellation);
            })), cancellation);
        }

        await Apart.RunAsync(followers.Select(follower => (Func<Task>)(() => follower.FollowAsync(found, cancellation))), cancellation);
    }

    private Task CancelAsync(RemovalState removal, RemovalState taken, CancellationToken cancellation) => taken.Status != RemovalStatus.Cancelled || removal.Status != RemovalStatus.Noticed
        ? Task.CompletedTask
        : retry.RetryAsync(async () =>
        {
            var (policy, now) = removals.Today(removal.Village);
            if (await removals.FindAsync(removal.Village.Value, removal.Id, cancellation) is { } found && Accepted.Events(RemovalDecider.CancelWith(found.State, taken, policy, now)) is [var happened])
            {
                await commit.SaveAsync(RemovalRepository.Change(found, happened).Change, cancellation);
            }
        }, cancellation);
}
