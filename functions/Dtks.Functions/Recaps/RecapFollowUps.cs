using Dtks.Domain.Verification;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Recaps;

/// <summary>A ratified sheet is written into the recap (RAT-4).</summary>
public sealed class RecapFollowUps : IEventFollower
{
    private static readonly string Ratified = $"dtks.{SheetEventCodes.Ratified}.v1";

    /// <inheritdoc />
    public IEnumerable<OutboxEntry> Of(OutboxEntry happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Target == Ratified && happened.Subject?.Split('/') is ["cycles", var period, "villages", var village])
        {
            yield return OutboxEntry.Message(WriteRecaps.Queue, new RecapMessage(period, village));
        }
    }
}
