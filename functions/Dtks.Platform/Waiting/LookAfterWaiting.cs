using Dtks.Platform.Deadlines;

namespace Dtks.Platform.Waiting;

/// <summary>Takes the looks that were put off: those that come again, and those that were too many for one run or failed in it.</summary>
public sealed class LookAfterWaiting(Looks looks) : IDeadlineAction
{
    /// <inheritdoc />
    public string Kind => Look.DeadlineKind;

    /// <inheritdoc />
    public Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return looks.TakeAsync(Look.Parse(deadline.Target), cancellation);
    }
}
