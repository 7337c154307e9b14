using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Domain.Policies;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>An appeal that nobody decided in time goes up one level, and waits on (GOV-3).</summary>
public sealed class EscalateAppeals(AppealReading appeals, ChangeCommit commit, OptimisticRetry retry, PolicyVersions policies, TimeProvider clock) : IDeadlineAction
{
    /// <summary>The kind of its deadline.</summary>
    public const string DeadlineKind = "appeal";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <summary>The deadline of an appeal.</summary>
    public static DeadlineInput Of(AppealState appeal)
    {
        ArgumentNullException.ThrowIfNull(appeal);
        return new DeadlineInput(DeadlineKind, AppealDecider.OverdueFrom(appeal.DueOn, appeal.Village).ToDateTimeOffset(), appeal.Village.Value, appeal.Id);
    }

    /// <inheritdoc />
    public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return retry.RetryAsync(() => EscalateAsync(deadline.Village, deadline.Target, cancellation), cancellation);
    }

    private async Task EscalateAsync(string village, string appeal, CancellationToken cancellation)
    {
        var found = await appeals.FindAsync(village, appeal, cancellation) ?? throw new MessageException($"there is no appeal {appeal} in {village}");
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        if (Accepted.Events(AppealDecider.Escalate(found.State, policies.At(TimeZones.DateIn(found.State.Village, now)), now)) is [var happened])
        {
            await commit.SaveAsync(AppealChanges.Of(found, happened).Change, cancellation);
        }
    }
}
