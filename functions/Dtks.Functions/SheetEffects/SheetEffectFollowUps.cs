using Dtks.Domain.Verification;
using Dtks.Platform.Changes;

namespace Dtks.Functions.SheetEffects;

/// <summary>What a sheet found is carried out once it is ratified (RAT-4, RAT-6).</summary>
public sealed class SheetEffectFollowUps : IEventFollower
{
    private static readonly string Ratified = $"dtks.{SheetEventCodes.Ratified}.v1";

    /// <inheritdoc />
    public IEnumerable<OutboxEntry> Of(OutboxEntry happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Target == Ratified && happened.Subject?.Split('/') is ["cycles", var period, "villages", var village])
        {
            yield return OutboxEntry.Message(CarryOutSheets.Queue, new SheetEffectMessage(period, village));
        }
    }
}
