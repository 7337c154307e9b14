using Dtks.Platform.Messaging;
using Dtks.Platform.Telemetry;

namespace Dtks.Platform.Deadlines;

/// <summary>Does what deadlines ask for, by their kinds.</summary>
public sealed class DeadlineActions(IEnumerable<IDeadlineAction> actions, DeadlineProjection notes, Instruments instruments, TimeProvider clock)
{
    private readonly Dictionary<string, IDeadlineAction> _actions = actions.ToDictionary(a => a.Kind, StringComparer.Ordinal);

    /// <summary>Does what one deadline asks for.</summary>
    /// <exception cref="MessageException">No module knows its kind.</exception>
    public async Task RunAsync(DeadlineInput deadline, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        if (!_actions.TryGetValue(deadline.Kind, out var action))
        {
            throw new MessageException($"no deadline is of the kind '{deadline.Kind}'");
        }

        await action.RunAsync(deadline, cancellation);
        notes.Forget(deadline);
        instruments.CarriedOut(deadline.Kind, clock.GetUtcNow() - deadline.DueAt);
    }
}
