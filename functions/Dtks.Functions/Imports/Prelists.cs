using Dtks.Domain.Areas;
using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Functions.Proposals;
using Dtks.Platform.Changes;

namespace Dtks.Functions.Imports;

/// <summary>Prelists: rows of one family card are a family, which is proposed as POST /proposals would (RAT-2, PRO-3).</summary>
public sealed class Prelists(BulkIntake intake) : IImportKind
{
    /// <inheritdoc />
    public string? Name => null;

    /// <inheritdoc />
    public ImportTable Table => ImportColumns.Table;

    /// <inheritdoc />
    public IReadOnlyList<string> OfResults => ImportColumns.OfResults;

    /// <inheritdoc />
    public bool IsWorkedOnce => true;

    /// <inheritdoc />
    public bool IsAhead => true;

    /// <inheritdoc />
    public IReadOnlyList<ImportProblem> Problems(IReadOnlyList<ImportRow> rows) => ImportGrouping.Problems(rows);

    /// <inheritdoc />
    public IReadOnlyList<IReadOnlyList<ImportRow>> Groups(IReadOnlyList<ImportRow> rows) => ImportGrouping.Families(rows);

    /// <inheritdoc />
    public async Task<DecidedPart> DecideAsync(ImportDocument import, ImportRowsDocument rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(rows);
        var village = AreaCode.Parse(import.Village);
        var by = new Actor(import.State.By, Role.VillageOfficer, village);
        var families = rows.Read().Select(f => new FamilyRows(f, import.Village)).ToList();

        // Ids come from their cause: the import, and the first row of the family.
        var asked = families.Select((f, i) => new BulkProposal(f.Draft, $"import\n{import.State.Id}\n{rows.Families[i][0].Row}", IsWrong: f.IsFaulty)).ToList();
        var decided = await intake.DecideAsync(by, village, asked, cancellation);
        return new DecidedPart(change => TakeIn(change, families, decided));
    }

    /// <summary>With the last part, all that were worked are to be matched; of one that was worked later alone, that.</summary>
    public IEnumerable<OutboxEntry> FollowUps(ImportDocument before, ImportState after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var chunks = before.State.Next == before.State.Chunks ? before.State.PassedOver.Except(after.PassedOver)
            : after.Next == after.Chunks ? Enumerable.Range(0, after.Chunks).Except(after.PassedOver)
            : [];
        return chunks.Select(chunk => OutboxEntry.Message(MatchImports.Queue, new ImportMessage(before.Village, after.Id, chunk)));
    }

    private List<RowResult> TakeIn(ChangeSet change, List<FamilyRows> families, IReadOnlyList<BulkDecision> decided)
    {
        var taken = intake.TakeIn(change, decided);
        return [.. families.SelectMany((f, i) => taken[i].State is { } state ? f.Accepted(state.Id, state.TrackingCode, taken[i].SameAs is { } same ? RowFault.Of(SameFamilies.Code, ImportColumn.FamilyCard, "REG-5", ("first", string.Join(", ", same))) : null) : f.Refused(taken[i].Violations))];
    }
}
