using Dtks.Domain.Areas;
using Dtks.Domain.Duplicates;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using NodaTime;

namespace Dtks.Functions.Duplicates;

/// <summary>Loads pairs of likely duplicates, and turns what happened to one into a change.</summary>
public sealed class DuplicateRepository(DocumentStore store, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>A pair, or null when there is none.</summary>
    public async Task<DuplicateDocument?> FindAsync(string regency, string duplicate, CancellationToken cancellation) =>
        PathId.IsId(duplicate) ? await store.ReadAsync<DuplicateDocument>(Partitions.Ratifications(regency), DuplicateDocument.IdOf(duplicate), cancellation) : null;

    /// <summary>The policy of today in a regency, and now.</summary>
    public (PolicyVersion Policy, Instant Now) Today(AreaCode regency)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return (policies.At(TimeZones.DateIn(regency, now)), now);
    }

    /// <summary>The change that an event makes, and the pair after it.</summary>
    public static (ChangeSet Change, DuplicateDocument After) Change(DuplicateDocument before, DuplicateEvent happened)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(happened);
        var (after, meta) = (before.With(DuplicateDecider.Evolve(before.State, happened)), happened.Meta);
        var told = OutboxEntry.Event(
            $"dtks.{meta.Code}.v1", $"duplicates/{after.Regency}/{after.State.Id}", new DuplicateEventData(after.State.Id, after.Regency, after.Status, meta.Rule, meta.Policy));
        return (new ChangeSet(Partitions.Ratifications(after.Regency), [AuditEntry.Of(meta, happened, after.Id)]).Replace(after).Then([told, .. DuplicateFindings.Of(before.State, after.State)]), after);
    }
}
