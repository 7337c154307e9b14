using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>
/// Brings an appeal that waits for a deliberation to where its household stands (GOV-3, REG-8), however often that went on: first it waits there, then no more here.
/// Ended in between it is found there; done twice it is done once.
/// </summary>
public sealed class FollowingAppeals(AppealReading appeals, HouseholdPlaces places, ChangeCommit commit, OptimisticRetry retry, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>Brings one. Nothing happens where it does not wait, or its household stands there; where that stands nowhere any more it is at its end.</summary>
    public async Task FollowAsync(string village, string appeal, CancellationToken cancellation)
    {
        for (var at = village; at is not null;)
        {
            var here = at;
            at = await retry.RetryAsync(() => NextAsync(here, appeal, cancellation), cancellation);
        }
    }

    /// <summary>Has one wait again whose household stands in the register again (GOV-3). Done twice, it is done once.</summary>
    public Task RegainAsync(string village, string appeal, CancellationToken cancellation) => retry.RetryAsync(
        async () =>
        {
            if (await appeals.FindAsync(village, appeal, cancellation) is { } found)
            {
                await SaveAsync(found, AppealClosingRules.RegainHousehold(found.State, policies.At(TimeZones.DateIn(found.State.Village, Now())), Now()), cancellation);
            }
        },
        cancellation);

    /// <summary>Has the village in which one was made know how it ended elsewhere; who made it is told there.</summary>
    public Task TellOriginAsync(AppealState ended, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ended);
        return retry.RetryAsync(
            async () =>
            {
                if (ended.Origin is { } village && await appeals.FindAsync(village.Value, ended.Id, cancellation) is { } origin)
                {
                    await SaveAsync(origin, AppealFollowing.CloseWith(origin.State, ended, Now()), cancellation);
                }
            },
            cancellation);
    }

    // The village to which it went; null where it goes no further.
    private async Task<string?> NextAsync(string village, string appeal, CancellationToken cancellation)
    {
        if (await appeals.FindAsync(village, appeal, cancellation) is not { } found || !found.State.AwaitsDeliberation())
        {
            return null;
        }

        var way = await places.OfAsync(found.State.Village, found.State.About.Id, cancellation);
        var (to, policy, now) = (way.Now.Village, policies.At(TimeZones.DateIn(found.State.Village, Now())), Now());
        if (way.Ended is not null)
        {
            await SaveAsync(found, AppealClosingRules.LoseHousehold(found.State, policy, now), cancellation);
            return null;
        }

        if (to == found.State.Village)
        {
            return null;
        }

        var there = await appeals.FindAsync(to.Value, appeal, cancellation);
        await SaveAsync(there, AppealFollowing.TakeOver(there?.State, found.State, to, policy, now), cancellation);
        await SaveAsync(found, AppealFollowing.HandOver(found.State, to, policy, now), cancellation);
        return to.Value;
    }

    private async Task SaveAsync(AppealDocument? before, Decision<AppealEvent> decided, CancellationToken cancellation)
    {
        if (Accepted.Events(decided) is [var happened])
        {
            await commit.SaveAsync(AppealChanges.Of(before, happened).Change, cancellation);
        }
    }

    private Instant Now() => Instant.FromDateTimeOffset(clock.GetUtcNow());
}
