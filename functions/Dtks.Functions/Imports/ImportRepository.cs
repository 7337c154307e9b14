using Dtks.Domain.Areas;
using Dtks.Domain.Imports;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Protection;
using NodaTime;

namespace Dtks.Functions.Imports;

/// <summary>Loads imports with their rows and results, has the domain decide, and turns what it decided into a change.</summary>
public sealed class ImportRepository(DocumentStore store, KeyedHash hash, PolicyVersions policies, TimeProvider clock) : IDeclaredUploads
{
    /// <summary>An import, or null when there is none.</summary>
    public async Task<ImportDocument?> FindAsync(string village, string import, CancellationToken cancellation) =>
        PathId.IsId(import) ? await store.ReadAsync<ImportDocument>(Partitions.Registry(village), ImportDocument.IdOf(import), cancellation) : null;

    /// <summary>An import of a kind, or null when there is none.</summary>
    public async Task<ImportDocument?> FindAsync(string village, string import, string? kind, CancellationToken cancellation) =>
        await FindAsync(village, import, cancellation) is { } found && found.Kind == kind ? found : null;

    /// <summary>A village's imports of a kind, newest first.</summary>
    public static OrderedQuery OfKind(string? kind)
    {
        var query = new OrderedQuery("*", $"c.type = '{ImportDocument.TypeName}' AND {(kind is null ? "(NOT IS_DEFINED(c.kind) OR IS_NULL(c.kind))" : "c.kind = @kind")}", "createdOn")
        {
            Descending = true,
            IdStart = ImportDocument.IdOf(string.Empty),
        };
        return kind is null ? query : query.With("@kind", kind);
    }

    /// <inheritdoc />
    public async Task<DeclaredUpload?> FindUploadAsync(string village, string id, CancellationToken cancellation) => (await FindAsync(village, id, cancellation))?.Upload();

    /// <summary>The rows of a part; null when they are gone.</summary>
    public Task<ImportRowsDocument?> RowsAsync(string village, string import, int chunk, CancellationToken cancellation) =>
        store.ReadAsync<ImportRowsDocument>(Partitions.Registry(village), ImportRowsDocument.IdOf(import, chunk), cancellation);

    /// <summary>The rows of a part, or that they cannot be read; null when they are gone.</summary>
    public Task<Listed<ImportRowsDocument>?> LookAtRowsAsync(string village, string import, int chunk, CancellationToken cancellation) =>
        store.LookAsync<ImportRowsDocument>(Partitions.Registry(village), ImportRowsDocument.IdOf(import, chunk), cancellation);

    /// <summary>The results of a part; null when it was not worked yet, or they are gone.</summary>
    public Task<ImportResultsDocument?> ResultsAsync(string village, string import, int chunk, CancellationToken cancellation) =>
        store.ReadAsync<ImportResultsDocument>(Partitions.Registry(village), ImportResultsDocument.IdOf(import, chunk), cancellation);

    /// <summary>The results of a part, or that they cannot be read; null when it was not worked yet, or they are gone.</summary>
    public Task<Listed<ImportResultsDocument>?> LookAtResultsAsync(string village, string import, int chunk, CancellationToken cancellation) =>
        store.LookAsync<ImportResultsDocument>(Partitions.Registry(village), ImportResultsDocument.IdOf(import, chunk), cancellation);

    /// <summary>Writes the rows of a part of an import that is still being read; done again it writes the same.</summary>
    public Task PutRowsAsync(ImportRowsDocument rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return store.PutAsync(Partitions.Registry(rows.Village), rows, cancellation);
    }

    /// <summary>Which import worked these bytes in the village; null when none did.</summary>
    public Task<ImportFileDocument?> FileAsync(string village, string sha256, CancellationToken cancellation) =>
        store.ReadAsync<ImportFileDocument>(Partitions.Registry(village), FileId(sha256), cancellation);

    /// <summary>That an import works these bytes.</summary>
    public ImportFileDocument FileOf(ImportDocument import)
    {
        ArgumentNullException.ThrowIfNull(import);
        return new ImportFileDocument { Id = FileId(import.State.Sha256), Village = import.Village, Import = import.State.Id, TimeToLive = ImportFileDocument.KeptSeconds };
    }

    /// <summary>What the domain decides, under the policy of today in the village.</summary>
    public Decision<ImportEvent> Decide(ImportCommand command, ImportState? state, string village)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return ImportDecider.Decide(command, state, policies.At(TimeZones.DateIn(AreaCode.Parse(village), now)), now);
    }

    /// <summary>The change that a decision makes, with what follows from it and an audit entry for each event; and the document after it.</summary>
    public (ChangeSet Change, ImportDocument After) Change(ImportDocument? before, string village, IReadOnlyList<ImportEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var audited = new List<AuditEntry>();
        var follow = new List<OutboxEntry>();
        var state = Apply(before?.State, village, events, audited, follow);
        var after = before?.With(state) ?? New(state, village, clock.GetUtcNow());
        return (new ChangeSet(Partitions.Registry(village), audited).Save(after).Then(follow), after);
    }

    /// <summary>Adds to a change what happened to the import in it, and the import as it then stands.</summary>
    public void AddTo(ChangeSet change, ImportDocument before, ImportState state, IReadOnlyList<ImportEvent> events)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(before);
        var audited = new List<AuditEntry>();
        var follow = new List<OutboxEntry>();
        var after = Apply(state, before.Village, events, audited, follow);
        change.Audit(audited).Replace(before.With(after)).Then(follow);
    }

    private static ImportState Apply(ImportState? state, string village, IReadOnlyList<ImportEvent> events, List<AuditEntry> audited, List<OutboxEntry> follow)
    {
        foreach (var happened in events)
        {
            state = ImportDecider.Evolve(state, happened);
            follow.AddRange(FollowUps(happened, state, village));
            audited.Add(AuditEntry.Of(happened.Meta, happened, ImportDocument.IdOf(state.Id)));
        }

        return state!;
    }

    private static IEnumerable<OutboxEntry> FollowUps(ImportEvent happened, ImportState state, string village)
    {
        yield return OutboxEntry.Event(
            $"dtks.{happened.Meta.Code}.v1",
            $"imports/{village}/{state.Id}",
            new ImportEventData(
                state.Id, village, state.Status, state.Rows, state.Accepted, state.Refused, [.. state.Problems.Select(p => p.Code)], happened.Meta.Rule, happened.Meta.Policy, state.Purpose?.Kind, state.Purpose?.Round));
        switch (happened)
        {
            case ImportDeclared declared:
                yield return new DeadlineInput(ExpireImports.DeadlineKind, declared.ExpiresAt.ToDateTimeOffset(), village, state.Id).Entry();
                break;
            case ImportCompleted:
                yield return OutboxEntry.Message(WorkImports.Queue, new ImportMessage(village, state.Id));
                break;
        }
    }

    private string FileId(string sha256) => $"importFile-{hash.Of("importFile", sha256)}";

    private static ImportDocument New(ImportState state, string village, DateTimeOffset now) => new()
    {
        Id = ImportDocument.IdOf(state.Id),
        Village = village,
        Kind = state.Purpose?.Kind,
        Status = state.Status,
        CreatedOn = now,
        State = state,
    };
}
