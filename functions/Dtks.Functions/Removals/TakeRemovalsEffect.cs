using Dtks.Domain.Removals;
using Dtks.Functions.FamilyChanges;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Removals;

/// <summary>
/// Lets a removal take effect when its days of notice are over (RAT-6): removal and household in one change, where those whom it means
/// stand by then (<see cref="FollowingRemovals"/>). Done twice, the second finds it done;
/// one that was taken back meanwhile stays as it is.
/// </summary>
public sealed class TakeRemovalsEffect(RemovalRepository removals, HouseholdRepository households, FamilyChangeSets families, FollowingRemovals following, ChangeCommit commit, OptimisticRetry retry)
    : IDeadlineAction
{
    /// <summary>The kind of its deadline.</summary>
    public const string DeadlineKind = "removal";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <summary>The deadline of a removal.</summary>
    public static DeadlineInput Of(RemovalState removal)
    {
        ArgumentNullException.ThrowIfNull(removal);
        return new DeadlineInput(DeadlineKind, NoticePeriod.EndOf(removal.NoticeEndsOn, removal.Village).ToDateTimeOffset(), removal.Village.Value, removal.Id);
    }

    /// <inheritdoc />
    public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return retry.RetryAsync(() => TakeAsync(deadline.Village, deadline.Target, cancellation), cancellation);
    }

    private async Task TakeAsync(string village, string removal, CancellationToken cancellation)
    {
        var found = await removals.FindAsync(village, removal, cancellation) ?? throw new MessageException($"there is no removal {removal} in {village}");
        var household = await households.FindAsync(village, found.State.Household, cancellation);
        if (household?.State.Departures.Any(d => d.IsUnderWay) == true)
        {
            // Who is on the way stands in two places for a moment: nothing else of the family changes until that is over (REG-8).
            throw new StaleException();
        }

        if (household is not null)
        {
            // Also where what was to follow the family's change has not been done yet.
            await following.FollowAsync(found.State, household.State, cancellation);
        }

        var origin = found.State.Origin is { } first ? await removals.FindAsync(first.Village.Value, first.Id, cancellation) : null;
        var beside = found.State.Beside is null ? [] : await removals.StandingAsync(village, found.State.Household, cancellation);
        var (policy, now) = removals.Today(found.State.Village);
        if (Accepted.Events(RemovalDecider.TakeEffect(found.State, household?.State, policy, now, origin?.State, beside)) is not [var happened])
        {
            return;
        }

        var change = RemovalRepository.Change(found, happened).Change;
        if (happened is RemovalTookEffect && Accepted.Events(RemovalEffects.Remove(found.State, household!.State, policy, now, beside)) is { Count: > 0 } events)
        {
            families.AddTo(change, household, events);
        }

        await commit.SaveAsync(change, cancellation);
    }
}
