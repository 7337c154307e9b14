using System.Runtime.ExceptionServices;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.Registry;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;

namespace Dtks.Functions.FamilyChanges;

/// <summary>
/// Drives on the changes of a household that wait, and what follows those carried out (REG-8). It goes by the household as it stands: done twice, or
/// after a process was killed anywhere, it goes on from there.
/// </summary>
public sealed class FamilyDrive(
    HouseholdRepository households, FamilyDepartures departures, FamilyConfirmation confirmation, FamilyCarrying carrying, FamilyFollowing following, FamilyChangeSets sets, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>One household.</summary>
    /// <exception cref="MessageException">There is no such household.</exception>
    public async Task DriveAsync(FamilyMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (village, household) = message;
        var found = await households.FindAsync(village, household, cancellation) ?? throw new MessageException($"there is no household {household} in {village}");
        foreach (var departure in found.State.Departures.Where(d => d.IsUnderWay))
        {
            await departures.GoOnAsync(village, household, departure.Change.Id, cancellation);
        }

        await following.FollowAsync(village, household, cancellation);

        // One that cannot be asked for now keeps no other, nor what follows.
        Exception? failed = null;
        foreach (var pending in found.State.Pending.Where(p => p.Waits))
        {
            try
            {
                await retry.RetryAsync(() => TryAsync(village, household, pending.Change.Id, cancellation), cancellation);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                failed ??= e;
            }
        }

        await following.FollowAsync(village, household, cancellation);
        if (failed is not null)
        {
            ExceptionDispatchInfo.Throw(failed);
        }
    }

    private async Task<(IReadOnlyList<(string Pointer, string Field)> Differs, string? Spent)> DiffersAsync(PendingChange pending, FamilyEffect effect, CancellationToken cancellation)
    {
        try
        {
            return (await confirmation.DiffersAsync(pending.Change, effect, pending.By, cancellation), null);
        }
        catch (ProblemException refused) when (refused.Problem.Status == 429)
        {
            return ([], refused.Problem.Code);
        }
    }

    private async Task TryAsync(string village, string household, string change, CancellationToken cancellation)
    {
        var found = await households.FindAsync(village, household, cancellation);
        if (found?.State.Pending.FirstOrDefault(p => p.Waits && p.Change.Id == change) is not { } pending)
        {
            return;
        }

        var judged = await carrying.JudgeAsync(pending.Change, found.State, cancellation);
        var (differs, spent) = judged.Value is { } effect && !pending.Confirmed ? await DiffersAsync(pending, effect, cancellation) : ([], null);
        var refused = differs.Count > 0 ? FamilyChangeViolations.Unconfirmed
            : spent ?? (await carrying.CarryOutAsync(found, pending.Change, pending.By, saved => saved, cancellation)).Select(v => v.Code).FirstOrDefault();

        // What goes over to another village at this moment has gone in the next.
        if (refused == FamilyChangeViolations.UnderWay)
        {
            throw new StaleException();
        }

        if (refused is not null)
        {
            var (policy, now) = carrying.Today(found.State.Village);
            var dropped = FamilyChangeDecider.Drop(change, refused, differs.Count == 0 ? null : [.. differs.Select(d => d.Field).Distinct()], pending.By, found.State, policy, now);
            await commit.SaveAsync(sets.Of(found, Accepted.Events(dropped)), cancellation);
            return;
        }

        await departures.GoOnAsync(village, household, change, cancellation);
    }
}
