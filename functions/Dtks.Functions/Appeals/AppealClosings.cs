using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>Closes the appeals that waited for what becomes of a household (GOV-3).</summary>
public sealed class AppealClosings(AwaitingAppeals waiting, UnreadableRecords unreadables, TimeProvider clock)
{
    /// <summary>How many one change takes: a batch has room for a hundred documents.</summary>
    public const int AtOnce = 20;

    /// <summary>Adds to a change of the household, or makes one, the closing of appeals about it.</summary>
    /// <param name="change">What becomes of the household; null for nothing new.</param>
    /// <param name="village">The village.</param>
    /// <param name="household">The household.</param>
    /// <param name="decide">What becomes of an appeal.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ClosedAppeals> CloseAsync(
        ChangeSet? change, string village, string household, Func<AppealState, PolicyVersion, Instant, Decision<AppealEvent>> decide, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(decide);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var policy = PolicyVersions.At(TimeZones.DateIn(AreaCode.Parse(village), now));
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
                    return new ClosedAppeals(change, AreMore: true, failure);
                }

                change = With(change, found, happened);
            }
        }

        return new ClosedAppeals(change, AreMore: false, failure);
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
}

/// <summary>What closing appeals came to.</summary>
/// <param name="Change">The change to be saved; null for none.</param>
/// <param name="AreMore">Whether more of them wait than it takes.</param>
/// <param name="Unreadable">Why one cannot be read; null when all can.</param>
public sealed record ClosedAppeals(ChangeSet? Change, bool AreMore, Exception? Unreadable);
