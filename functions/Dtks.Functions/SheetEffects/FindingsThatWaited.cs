using Dtks.Domain.Removals;
using Dtks.Functions.Removals;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.SheetEffects;

/// <summary>What ratified sheets found of those whom another removal meant is carried out once that is taken back (RAT-4, RAT-6).</summary>
public sealed class FindingsThatWaited(QueueSender queues) : ITakenBackRemovalFollower
{
    /// <inheritdoc />
    public async Task FollowAsync(RemovalState removal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(removal);
        foreach (var (sheet, household) in removal.AlsoFound ?? [])
        {
            await queues.SendAsync(CarryOutSheets.Queue, new SheetEffectMessage(sheet.Period.Value, sheet.Village.Value, Household: household), cancellation);
        }
    }
}
