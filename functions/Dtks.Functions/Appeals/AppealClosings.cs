using System.Runtime.ExceptionServices;
using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>Closes the appeals that waited for what becomes of a household (GOV-3).</summary>
public sealed class AppealClosings(AwaitingAppeals waiting, UnreadableRecords unreadables, ChangeCommit commit, OptimisticRetry retry, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>How many one change takes: a batch has room for a hundred documents.</summary>
    public const int AtOnce = 20;

    /// <summary>
    /// Saves what becomes of a household with the closing of appeals about it, in one change as far as that has room. One that cannot be read is thrown once the
    /// others are closed: it is when it is repaired and this is done again.
    /// </summary>
    /// <param name="village">The village.</param>
    /// <param name="household">The household.</param>
    /// <param name="change">What becomes of the household as it stands; null for nothing new. Asked again when somebody else saved first, or more appeals wait.</param>
    /// <param name="decide">What becomes of an appeal.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task CloseAsync(
        string village, string household, Func<Task<ChangeSet?>> change, Func<AppealState, PolicyVersion, Instant, Decision<AppealEvent>> decide, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(decide);
        while (await retry.RetryAsync(async () => await SaveAsync(await WithAsync(await change(), village, household, decide, cancellation), cancellation), cancellation))
        {
            // More of them wait than one change takes.
        }
    }

    private async Task<bool> SaveAsync(Closed closed, CancellationToken cancellation)
    {
        if (closed.Change is { } change)
        {
            await commit.SaveAsync(change, cancellation);
        }

        if (!closed.AreMore && closed.Unreadable is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return closed.AreMore;
    }

    private async Task<Closed> WithAsync(
        ChangeSet? change, string village, string household, Func<AppealState, PolicyVersion, Instant, Decision<AppealEvent>> decide, CancellationToken cancellation)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var policy = policies.At(TimeZones.DateIn(AreaCode.Parse(village), now));
        var (closed, failure) = (0, default(Exception));
        await foreach (var listed in waiting.AboutAsync(village, [household], cancellation))
        {
            if (!listed.TryRead(out var found, out var unreadable))
            {
                unreadables.LeftOut(Partitions.Registry(village), unreadable);
                failure = unreadable.Failure;
            }
            else if (Accepted.Events(decide(found.State, policy, now)) is [var happened])
            {
                if (closed++ == AtOnce)
                {
                    return new Closed(change, AreMore: true, failure);
                }

                change = With(change, found, happened);
            }
        }

        return new Closed(change, AreMore: false, failure);
    }

    private static ChangeSet With(ChangeSet? change, AppealDocument found, AppealEvent happened)
    {
        if (change is null)
        {
            return AppealChanges.Of(found, happened).Change;
        }

        AppealChanges.AddTo(change, found, happened);
        return change;
    }

    // The change to be saved, whether more of them wait than it takes, and why one cannot be read.
    private sealed record Closed(ChangeSet? Change, bool AreMore, Exception? Unreadable);
}
