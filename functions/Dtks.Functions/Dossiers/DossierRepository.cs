using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Functions.Visits;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Dossiers;

/// <summary>Loads dossiers, and turns what was decided of one into a change.</summary>
public sealed class DossierRepository(DocumentStore store, UnreadableRecords unreadables, PolicyVersions policies, TimeProvider clock) : IProposalDossiers
{
    /// <summary>A dossier, or null when there is none.</summary>
    public async Task<DossierDocument?> FindAsync(string village, string dossier, CancellationToken cancellation) =>
        PathId.IsId(dossier) ? await store.ReadAsync<DossierDocument>(Partitions.Registry(village), DossierDocument.IdOf(dossier), cancellation) : null;

    /// <summary>The rows of a dossier of proposals that there is.</summary>
    public async Task<IReadOnlyList<DossierRow>> RowsAsync(string village, string dossier, CancellationToken cancellation) =>
        (await store.ReadAsync<DossierRowsDocument>(Partitions.Registry(village), DossierRowsDocument.IdOf(dossier), cancellation)
            ?? throw new InvalidOperationException($"The dossier {dossier} in {village} has no rows.")).Rows;

    /// <summary>The dossier that took the place of one that came back: it says so, or was handed in later and holds some of its rows; the latest such. Null for none.</summary>
    public async Task<string?> InPlaceOfAsync(DeliberationDocument deliberation, string returned, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        var later = (await OfAsync(deliberation, cancellation)).SkipWhile(d => d.Id != returned).Skip(1).Reverse().ToList();
        if (later.Find(d => d.State?.Replaces == returned) is { } named)
        {
            return named.Id;
        }

        var held = (await RowsAsync(deliberation.Village, returned, cancellation)).Select(row => row.Proposal).ToHashSet(StringComparer.Ordinal);
        foreach (var other in later)
        {
            if ((await RowsAsync(deliberation.Village, other.Id, cancellation)).Any(row => held.Contains(row.Proposal)))
            {
                return other.Id;
            }
        }

        return null;
    }

    /// <summary>The latest dossier of a deliberation that came back with some of these rows; null for none.</summary>
    public async Task<string?> ReturnedWithAsync(DeliberationDocument deliberation, IReadOnlyList<DossierRow> rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        var held = rows.Select(row => row.Proposal).ToHashSet(StringComparer.Ordinal);
        foreach (var before in (await OfAsync(deliberation, cancellation)).Where(d => d.State?.Status == DossierStatus.Returned).Reverse())
        {
            if ((await RowsAsync(deliberation.Village, before.Id, cancellation)).Any(row => held.Contains(row.Proposal)))
            {
                return before.Id;
            }
        }

        return null;
    }

    /// <summary>The dossiers over what a deliberation admitted, in the order they were handed in; there are few. One that cannot be read stands without its state.</summary>
    public async Task<IReadOnlyList<DossierOfDeliberation>> OfAsync(DeliberationDocument deliberation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        var (partition, all) = (Partitions.Registry(deliberation.Village), new List<DossierOfDeliberation>());
        foreach (var id in deliberation.Dossiers ?? [])
        {
            var found = await store.LookAsync<DossierDocument>(partition, DossierDocument.IdOf(id), cancellation) ?? throw new InvalidOperationException($"There is no dossier {id} in {deliberation.Village}.");
            if (!found.TryRead(out var read, out var unreadable))
            {
                unreadables.LeftOut(partition, unreadable);
            }

            all.Add(new DossierOfDeliberation(id, read?.State));
        }

        return all;
    }

    /// <inheritdoc />
    public async Task<string?> HolderOfAsync(DeliberationDocument deliberation, string proposal, CancellationToken cancellation)
    {
        foreach (var dossier in await OfAsync(deliberation, cancellation))
        {
            if (dossier.HoldsItsRows() && (await RowsAsync(deliberation.Village, dossier.Id, cancellation)).Any(row => row.Proposal == proposal))
            {
                return dossier.Id;
            }
        }

        return null;
    }

    /// <summary>The policy of today in a village, and now.</summary>
    public (PolicyVersion Policy, Instant Now) Today(AreaCode village)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return (policies.At(TimeZones.DateIn(village, now)), now);
    }

    /// <summary>The change that a decision makes, with what follows from it; and the state after it.</summary>
    public static (ChangeSet Change, DossierState State) Change(DossierDocument? before, DossierEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var state = DossierDecider.Evolve(before?.State, happened);
        var change = new ChangeSet(Partitions.Registry(state.Village.Value), [AuditEntry.Of(happened.Meta, happened, DossierDocument.IdOf(state.Id))]);
        return (Save(change, before, state, happened.Meta), state);
    }

    /// <summary>Adds to a change of the village's partition what becomes of a dossier by it.</summary>
    public static void Beside(ChangeSet change, DossierDocument before, DossierEvent happened)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(happened);
        Save(change.Audit(AuditEntry.Of(happened.Meta, happened, before.Id)), before, DossierDecider.Evolve(before.State, happened), happened.Meta);
    }

    private static ChangeSet Save(ChangeSet change, DossierDocument? before, DossierState state, EventMeta meta)
    {
        var village = state.Village.Value;
        var document = before is null ? new DossierDocument { Id = DossierDocument.IdOf(state.Id), Village = village, State = state } : before with { State = state };
        var data = new DossierEventData(state.Id, village, state.Period, state.Subject, state.Status, state.Rows, state.Digest, meta.Rule, meta.Policy, DossierEffects.HolderOf(state.Status));
        return change.Save(document)
            .Then(OutboxEntry.Event($"dtks.{meta.Code}.v1", $"dossiers/{village}/{state.Id}", data))
            .Then(OutboxEntry.Projection(DossierPlaces.ProjectionName, DossierPlace.Of(state)))
            .Then(DossierWork.Pages(state));
    }
}

/// <summary>A dossier over what a deliberation admitted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">The whole of it but its rows; null where it cannot be read.</param>
public sealed record DossierOfDeliberation(string Id, DossierState? State)
{
    /// <summary>Whether its rows are in no other. So are those of one that cannot be read: where it stands is not known, and nothing is in two at a time (RAT-1).</summary>
    public bool HoldsItsRows() => State?.HoldsItsRows() ?? true;
}
