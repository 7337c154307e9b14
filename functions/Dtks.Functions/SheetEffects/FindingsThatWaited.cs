using Dtks.Domain.Removals;
using Dtks.Functions.Removals;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.SheetEffects;

/// <summary>What ratified sheets found of those whom another removal meant is carried out once that is taken back (RAT-4, RAT-6).</summary>
public sealed class FindingsThatWaited(QueueSender queues) : ICancelledRemovalFollower
{
    /// <inheritdoc />
    public async Task FollowAsync(RemovalState cancelled, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cancelled);
        foreach (var (sheet, household) in cancelled.AlsoFound ?? [])
        {
            await queues.SendAsync(CarryOutSheets.Queue, new SheetEffectMessage(sheet.Period.Value, sheet.Village.Value, Household: household), cancellation);
        }
    }
}
