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
        var (village, household, anew) = message;
        var found = await households.FindAsync(village, household, cancellation) ?? throw new MessageException($"there is no household {household} in {village}");
        var under = found.State.Departures.Where(d => d.IsUnderWay).Select(d => Step(() => departures.GoOnAsync(village, household, d.Change.Id, cancellation)));
        var waiting = found.State.Pending.Where(p => p.Waits).Select(p => Step(() => retry.RetryAsync(() => TryAsync(village, household, p.Change.Id, cancellation), cancellation))).ToList();
        var follow = Step(() => following.FollowAsync(village, household, anew == true, cancellation));
        await Apart.RunAsync(waiting.Count == 0 ? [.. under, follow] : [.. under, follow, .. waiting, follow], cancellation);
    }

    private static Func<Task> Step(Func<Task> work) => work;

    private async Task<(IReadOnlyList<Unconfirmed> Differs, Violation? Refused)> DiffersAsync(PendingChange pending, FamilyEffect effect, CancellationToken cancellation)
    {
        try
        {
            var differs = await confirmation.DiffersAsync(pending.Change, effect, pending.By, times: null, cancellation);
            return (differs, differs.Count > 0 ? FamilyConfirmation.Refusal(pending.Change, differs) : null);
        }
        catch (ProblemException refused) when (refused.Problem.Status == 429)
        {
            return ([], new Violation(refused.Problem.Code, ViolationKind.Refused, refused.Problem.Rule, Args: refused.Problem.Args));
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
        var (differs, refused) = judged.Value is { } effect && !pending.Confirmed ? await DiffersAsync(pending, effect, cancellation) : ([], null);
        refused ??= (await carrying.CarryOutAsync(found, pending.Change, pending.By, saved => saved, cancellation)).FirstOrDefault();

        // What goes over to another village at this moment has gone in the next.
        if (refused?.Code == FamilyChangeViolations.UnderWay)
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
