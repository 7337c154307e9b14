using Dtks.Platform.Messaging;

namespace Dtks.Functions.Verification;

/// <summary>Holds the messages of a month's opening and closing against where the month stands: whoever sent them.</summary>
internal static class CycleMessages
{
    /// <summary>The month that a message is about.</summary>
    /// <exception cref="MessageException">The month was never opened, or it is to be closed and has time left (VER-7).</exception>
    public static async Task<CycleDocument> RunOfAsync(
        CycleRepository cycles, string period, CycleAction action, DateTimeOffset now, CancellationToken cancellation)
    {
        var run = await cycles.OpenedAsync(period, cancellation) ?? throw new MessageException($"the month {period} was never opened");
        return action == CycleAction.Open || run.ClosesOn <= now ? run : throw new MessageException($"the month {period} is not over");
    }
}
