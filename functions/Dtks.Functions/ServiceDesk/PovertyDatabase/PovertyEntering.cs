using Dtks.Domain.Areas;
using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Domain.ServiceDesk.Poverty;
using Dtks.Functions.Data;
using Dtks.Functions.Imports;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>
/// Enters a part of a village's data: its persons and what the village's data are of in one batch. Done again it comes to the same; older data never come after newer (SVC-3).
/// </summary>
public sealed class PovertyEntering(PovertyRecords records, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Enters the rows of a part; the result of each.</summary>
    /// <param name="source">What the data are.</param>
    /// <param name="import">The import, who sent it, and the policy version of today.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<IReadOnlyList<RowResult>> EnterAsync(PovertySource source, (string Id, string By, string Policy) import, IReadOnlyList<PovertyRow> rows, CancellationToken cancellation) =>
        retry.RetryAsync(() => TryEnterAsync(source, import, rows, cancellation), cancellation);

    private async Task<IReadOnlyList<RowResult>> TryEnterAsync(PovertySource source, (string Id, string By, string Policy) import, IReadOnlyList<PovertyRow> rows, CancellationToken cancellation)
    {
        var (code, regency) = (source.Village.Value, source.Village.Regency!.Value);
        var village = await records.VillageAsync(code, cancellation);
        if (village.State.IsPast(source.AsOf))
        {
            return [.. rows.Select(row => row.Result(RowFault.At(PovertyViolations.Older, null, "SVC-3", ("asOf", PovertyDays.Edition(village.State.Newest()!.Value)))))];
        }

        var asked = rows.Select(row => row.Person is { } person ? records.IdOf(code, person) : row.Nik is { } nik ? records.IdOf(nik) : null).ToList();
        var (there, unreadable) = await records.FindAsync(regency, [.. asked.OfType<string>().Distinct(StringComparer.Ordinal)], cancellation);
        var part = new PovertyPart(records, source, new Dictionary<string, PovertyPersonDocument>(there, StringComparer.Ordinal), unreadable);
        var results = rows.Select((row, i) => part.Take(row, asked[i])).ToList();
        if (part.Changed.Count > 0)
        {
            var after = village with { State = village.State.Entered(new PovertyList(import.Id, source.Source, source.AsOf, part.Entered)) };
            await commit.SaveAsync(part.Changed.Aggregate(Begin(village, source, import).Save(after), (change, person) => change.Save(person)), cancellation);
        }

        return results;
    }

    private static ChangeSet Begin(PovertyVillageDocument village, PovertySource source, (string Id, string By, string Policy) import) => village.State.IsNew(source.AsOf)
        ? new ChangeSet(Partitions.ServiceDesk(village.Regency), [new AuditEntry("povertyData.begun", import.By, Role.SectionOfficer, village.Id, ["coming"], "SVC-3", import.Policy)])
        : ChangeSet.Bookkeeping(Partitions.ServiceDesk(village.Regency));
}

/// <summary>A part of a village's data on its way in.</summary>
/// <param name="records">The database.</param>
/// <param name="source">What the data are.</param>
/// <param name="there">Who stands there by their ids.</param>
/// <param name="unreadable">Ids of those who cannot be read.</param>
internal sealed class PovertyPart(PovertyRecords records, PovertySource source, Dictionary<string, PovertyPersonDocument> there, IReadOnlySet<string> unreadable)
{
    private readonly string _edition = PovertyDays.Edition(source.AsOf);
    private readonly Dictionary<string, PovertyPersonDocument> _changed = new(StringComparer.Ordinal);

    /// <summary>What is to be saved.</summary>
    public IReadOnlyCollection<PovertyPersonDocument> Changed => _changed.Values;

    /// <summary>How many persons are new in these data.</summary>
    public int Entered { get; private set; }

    /// <summary>Takes a row; what became of it.</summary>
    public RowResult Take(PovertyRow row, string? id)
    {
        if (id is null)
        {
            return row.Result();
        }

        if (unreadable.Contains(id))
        {
            return row.Result(RowFault.At(UnreadableItem.Unreadable, null, "SVC-3"));
        }

        var old = _changed.GetValueOrDefault(id) ?? there.GetValueOrDefault(id);
        if (row.Person is { } person)
        {
            return Take(row, old, records.New(source.Village, person, source.AsOf, source.Source));
        }

        // The village names them still, though not rightly: what it said before stands until the row is.
        if (old is not null && old.Village == source.Village.Value && string.CompareOrdinal(old.Edition, _edition) < 0)
        {
            _changed[id] = old with { Edition = _edition };
        }

        return row.Result();
    }

    private RowResult Take(PovertyRow row, PovertyPersonDocument? old, PovertyPersonDocument entered)
    {
        switch (Of(old, entered))
        {
            case PovertyEntry.NewerElsewhere:
                return row.Result(RowFault.At(PovertyViolations.NewerElsewhere, PovertyColumns.NameOf(PovertyColumn.Nik), "SVC-3", ("village", old!.Village), ("asOf", old.AsOf)));
            case PovertyEntry.Entered:
                Entered += old is null || old.Village != entered.Village || old.AsOf != _edition ? 1 : 0;
                _changed[entered.Id] = entered with { ETag = old?.ETag };
                break;
        }

        return row.Result();
    }

    private static PovertyEntry Of(PovertyPersonDocument? old, PovertyPersonDocument entered) =>
        old is null || string.CompareOrdinal(old.AsOf, entered.AsOf) < 0 ? PovertyEntry.Entered
        : string.CompareOrdinal(old.AsOf, entered.AsOf) > 0 ? old.Village == entered.Village ? PovertyEntry.NewerHere : PovertyEntry.NewerElsewhere
        : old.Village == entered.Village && old.Source == entered.Source && old.Person == entered.Person ? PovertyEntry.Same
        : PovertyEntry.Entered;
}
