using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Deliberations;

/// <summary>Giving up a deliberation that is not concluded (MUS-7): nothing of it takes effect, and it counts for no duty (MUS-1).</summary>
internal static class CancellationRules
{
    private const int MaxReason = 1000;

    public static Decision<DeliberationEvent> Decide(DeliberationCommand.Cancel command, DeliberationState state, PolicyVersion policy, Instant now)
    {
        var input = new InputReader();
        var reason = input.Present(command.Draft, string.Empty) ? input.Text(command.Draft.Reason, "/reason", MaxReason) : null;
        if (reason is null) return Decision<DeliberationEvent>.Reject(input.Violations);
        return state.Status == DeliberationStatus.Cancelled
            ? Decision<DeliberationEvent>.Accept()
            : Decision<DeliberationEvent>.Accept(
                new DeliberationCancelled(EventMeta.Of(command.By, DeliberationEventCodes.Cancelled, "MUS-7", policy, now), reason));
    }
}
