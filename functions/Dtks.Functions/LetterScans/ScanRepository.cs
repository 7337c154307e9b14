using Dtks.Domain.Evidence;
using Dtks.Domain.LetterScans;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Functions.Ratification;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Records;

namespace Dtks.Functions.LetterScans;

/// <summary>Loads the scans of letters, and turns what was decided about one into a change.</summary>
public sealed class ScanRepository(DocumentStore store, UnreadableRecords unreadables) : IDeclaredUploads, ILetterScans
{
    /// <summary>A scan, or null when there is none.</summary>
    public async Task<ScanDocument?> FindAsync(string regency, string scan, CancellationToken cancellation) =>
        PathId.IsId(scan) ? await store.ReadAsync<ScanDocument>(Partitions.Ratifications(regency), ScanDocument.IdOf(scan), cancellation) : null;

    /// <inheritdoc />
    public async Task<DeclaredUpload?> FindUploadAsync(string village, string id, CancellationToken cancellation) => (await FindAsync(village, id, cancellation))?.Upload();

    /// <inheritdoc />
    public async Task<(IReadOnlyList<ScanState> Read, IReadOnlyList<string> Unreadable)> OfAsync(LetterDocument letter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(letter);
        if (letter.Scans is null)
        {
            return ([], []);
        }

        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'letterScan' AND c.letter = @letter ORDER BY c.createdOn").With("@letter", letter.State.Id);
        var partition = Partitions.Ratifications(letter.Regency);
        var (read, bad) = await unreadables.ApartAsync(partition, store.AllAsync<ScanDocument>(partition, query, cancellation), ScanDocument.IdOf(string.Empty), cancellation);
        return ([.. read.Select(document => document.State)], bad);
    }

    /// <summary>The change that something that happened to a scan makes, with what follows from it and its audit entry; and the document after it.</summary>
    /// <param name="before">The scan before; null when it is declared.</param>
    /// <param name="regency">The regency.</param>
    /// <param name="happened">What happened.</param>
    public static (ChangeSet Change, ScanDocument After) Change(ScanDocument? before, string regency, ScanEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var (meta, state) = happened;
        var after = before is null ? New(state, regency) : before with { State = state };
        var change = new ChangeSet(Partitions.Ratifications(regency), [AuditEntry.Of(meta, happened, ScanDocument.IdOf(state.Id))]).Save(after);
        return (change.Then(FollowUps(happened, regency)), after);
    }

    private static IEnumerable<OutboxEntry> FollowUps(ScanEvent happened, string regency)
    {
        var (meta, state) = happened;
        yield return OutboxEntry.Event(
            $"dtks.{meta.Code}.v1",
            $"ratifications/{regency}/{state.Letter}/scans/{state.Id}",
            new LetterScanEventData(state.Id, regency, state.Letter, state.Round, state.Status, state.Sha256, state.RejectionCode, meta.Rule, meta.Policy));
        switch (state.Status)
        {
            case EvidenceStatus.Pending:
                yield return new DeadlineInput(ExpireScans.DeadlineKind, state.ExpiresAt.ToDateTimeOffset(), regency, state.Id).Entry();
                break;
            case EvidenceStatus.Inspecting:
                yield return OutboxEntry.Message(InspectScans.Queue, new ScanMessage(regency, state.Id));
                break;
        }
    }

    private static ScanDocument New(ScanState state, string regency) => new()
    {
        Id = ScanDocument.IdOf(state.Id),
        Regency = regency,
        Letter = state.Letter,
        CreatedOn = state.DeclaredAt.ToDateTimeOffset(),
        State = state,
    };
}
