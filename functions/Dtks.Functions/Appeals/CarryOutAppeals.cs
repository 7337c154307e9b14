using Dtks.Domain.Appeals;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.Appeals;

/// <summary>
/// Carries out in other villages what an appeal was granted for, and tells the village in which one was made how it ended elsewhere (GOV-3, REG-8). Done twice,
/// and weeks later, it is done once.
/// </summary>
public sealed class CarryOutAppeals(AppealReading appeals, AppealEffects effects, FollowingAppeals following, OptimisticRetry retry) : IDeadlineAction
{
    /// <summary>The kind of its deadline.</summary>
    public const string DeadlineKind = "appeal-effect";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <summary>The deadline of an appeal of which something is to be done elsewhere: due at once.</summary>
    public static DeadlineInput Of(AppealState appeal)
    {
        ArgumentNullException.ThrowIfNull(appeal);
        return new DeadlineInput(DeadlineKind, appeal.History[^1].At.ToDateTimeOffset(), appeal.Village.Value, appeal.Id);
    }

    /// <inheritdoc />
    public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return retry.RetryAsync(() => CarryOutAsync(deadline.Village, deadline.Target, cancellation), cancellation);
    }

    private async Task CarryOutAsync(string village, string appeal, CancellationToken cancellation)
    {
        var found = (await appeals.FindAsync(village, appeal, cancellation) ?? throw new MessageException($"there is no appeal {appeal} in {village}")).State;
        if (found is { Origin: not null } && (found.Closing is not null || found.History.Any(h => h.Code == AppealEventCodes.WaitsAgain)))
        {
            await following.TellOriginAsync(found, cancellation);
        }
        else if (found.Status == AppealStatus.Granted)
        {
            await effects.CarryOutAsync(found, cancellation);
        }
    }
}
