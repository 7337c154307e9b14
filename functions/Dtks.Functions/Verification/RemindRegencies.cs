using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Verification;

/// <summary>Carries a month's reminder to the villages of a regency, or what was left when it closed to its districts and itself, and to the families of its villages (VER-7).</summary>
public sealed class RemindRegencies(QueueMessageRunner runner, SheetReminders reminders)
{
    /// <summary>Regencies whose villages are reminded of their sheets (VER-7).</summary>
    public const string Queue = "cycle-reminders";

    /// <summary>One regency.</summary>
    [Function(nameof(RemindRegencies))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<SheetReminderMessage>(Queue, message, reminders.CarryOutAsync, cancellation);
}
