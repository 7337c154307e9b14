using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Duty;

/// <summary>
/// Reminds a village of its deliberation before the time for it lapses (MUS-1), when the day begins there. One that has held another meanwhile, or is
/// late, is not reminded.
/// </summary>
public sealed class DutyReminders(DocumentStore store, ChangeCommit commit, OptimisticRetry retry, PolicyVersions policies, TimeProvider clock) : IDeadlineAction
{
    /// <summary>A village is reminded of its deliberation.</summary>
    public const string DeadlineKind = "deliberationReminder";

    /// <summary>The event's type.</summary>
    public const string EventType = "dtks.deliberation.dutyReminder.v1";

    /// <inheritdoc />
    public string Kind => DeadlineKind;

    /// <summary>The deadline of a reminder: each of its own day, spread over the shards by village.</summary>
    public static DeadlineInput Of(VillageDutyDocument duty, int days, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(duty);
        return new DeadlineInput(DeadlineKind, at, duty.Village, string.Create(CultureInfo.InvariantCulture, $"{duty.Village}_{LocalDatePattern.Iso.Format(duty.DueOn)}_{days}"));
    }

    /// <inheritdoc />
    public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        var (dueOn, days) = Read(deadline);
        return retry.RetryAsync(() => RemindAsync(deadline.Village, dueOn, days, cancellation), cancellation);
    }

    private async Task RemindAsync(string village, LocalDate dueOn, int days, CancellationToken cancellation)
    {
        var area = AreaCode.Parse(village);
        var partition = Partitions.Ratifications(area.Regency!.Value);
        var today = TimeZones.DateIn(area, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        var duty = await store.ReadAsync<VillageDutyDocument>(partition, VillageDutyDocument.IdOf(village), cancellation);
        if (duty is null || duty.DueOn != dueOn || duty.Reminders.Any(r => r.Days == days))
        {
            return;
        }

        var policy = policies.At(duty.LastHeldOn);
        if (!DeliberationSchedule.IsReminderTimely(days, dueOn, today, policy))
        {
            return;
        }

        var reminded = duty with { Reminders = [.. duty.Reminders, new DutyReminder(days, today)] };
        var data = new DutyReminderData(village, duty.LastHeldOn, dueOn, days, policy.Id);
        await commit.SaveAsync(ChangeSet.Bookkeeping(partition).Save(reminded).Then(OutboxEntry.Event(EventType, $"deliberations/{village}", data)), cancellation);
    }

    private static (LocalDate DueOn, int Days) Read(DeadlineInput deadline)
    {
        var parts = deadline.Target.Split('_');
        return parts.Length == 3 && parts[0] == deadline.Village && AreaCode.TryParse(parts[0], out var area) && area.Level == AreaLevel.Village
            && LocalDatePattern.Iso.Parse(parts[1]) is { Success: true } day && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? (day.Value, days)
            : throw new MessageException($"'{deadline.Target}' is no reminder of the village {deadline.Village}");
    }
}
