using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.Deliberations;

/// <summary>Keeps the neighbourhood units of villages (MUS-3).</summary>
public sealed class VillageUnits(DocumentStore store, ChangeCommit commit, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>A village's units, or null while it has recorded none.</summary>
    public Task<VillageUnitsDocument?> FindAsync(string village, CancellationToken cancellation) =>
        store.ReadAsync<VillageUnitsDocument>(Partitions.Registry(village), VillageUnitsDocument.TheId, cancellation);

    /// <summary>Saves a village's units in place of those before. The same ones again change nothing.</summary>
    /// <exception cref="StaleException">Somebody else saved first.</exception>
    public async Task SaveAsync(string village, VillageUnitsDocument? before, IReadOnlyList<VillageUnit> units, Actor by, CancellationToken cancellation)
    {
        if (before is not null && before.Units.SequenceEqual(units))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var after = new VillageUnitsDocument { Id = VillageUnitsDocument.TheId, Village = village, Units = units, RecordedOn = now, ETag = before?.ETag };
        var policy = policies.At(TimeZones.DateIn(AreaCode.Parse(village), Instant.FromDateTimeOffset(now)));
        var audited = AuditEntry.Of(by, DeliberationEventCodes.UnitsRecorded, VillageUnitsDocument.TheId, new { after.Units }) with { Rule = "MUS-3", Policy = policy.Id };
        await commit.SaveAsync(new ChangeSet(Partitions.Registry(village), [audited]).Save(after), cancellation);
    }
}
