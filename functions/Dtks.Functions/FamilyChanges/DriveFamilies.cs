using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.FamilyChanges;

/// <summary>Drives on the changes of families that wait, and what follows those that were carried out (REG-8).</summary>
public sealed class DriveFamilies(QueueMessageRunner runner, FamilyDrive drive)
{
    /// <summary>Households of which a change waits, or which something is to follow (REG-8).</summary>
    public const string Queue = "families-changes";

    /// <summary>One household.</summary>
    [Function(nameof(DriveFamilies))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<FamilyMessage>(Queue, message, drive.DriveAsync, cancellation);
}
