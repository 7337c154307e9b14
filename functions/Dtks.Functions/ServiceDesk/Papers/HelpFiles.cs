using Dtks.Domain.Evidence;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Functions.ServiceDesk.Applications;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Records;

namespace Dtks.Functions.ServiceDesk.Papers;

/// <summary>Loads the files of applications, and turns what was decided about one into a change.</summary>
public sealed class HelpFiles(DocumentStore store, UnreadableRecords unreadables) : IDeclaredUploads, IHelpFiles
{
    /// <summary>A file, or null when there is none.</summary>
    public async Task<HelpFileDocument?> FindAsync(string regency, string file, CancellationToken cancellation) =>
        PathId.IsId(file) ? await store.ReadAsync<HelpFileDocument>(Partitions.ServiceDesk(regency), HelpFileDocument.IdOf(file), cancellation) : null;

    /// <inheritdoc />
    public async Task<DeclaredUpload?> FindUploadAsync(string village, string id, CancellationToken cancellation) => (await FindAsync(village, id, cancellation))?.Upload();

    /// <inheritdoc />
    public async Task<IReadOnlyList<HelpFileState>> OfAsync(HelpApplicationDocument application, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(application);
        if (application.Files is null)
        {
            return [];
        }

        var partition = Partitions.ServiceDesk(application.Regency);
        var query = new DocumentQuery($"SELECT * FROM c WHERE c.type = '{HelpFileDocument.TypeName}' AND c.application = @application ORDER BY c.createdOn").With("@application", application.State.Id);
        var files = new List<HelpFileState>();
        await foreach (var file in store.AllAsync<HelpFileDocument>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
        {
            files.Add(file.State);
        }

        return files;
    }

    /// <summary>The change that something that happened to a file makes, with what follows from it and its audit entry; and the document after it.</summary>
    /// <param name="before">The file before; null when it is declared.</param>
    /// <param name="regency">The regency.</param>
    /// <param name="happened">What happened.</param>
    public static (ChangeSet Change, HelpFileDocument After) Change(HelpFileDocument? before, string regency, HelpFileEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var (meta, state) = happened;
        var after = before is null ? New(state, regency) : before with { State = state };
        var change = new ChangeSet(Partitions.ServiceDesk(regency), [AuditEntry.Of(meta, happened, HelpFileDocument.IdOf(state.Id))]).Save(after);
        return (change.Then(FollowUps(happened, regency)), after);
    }

    private static IEnumerable<OutboxEntry> FollowUps(HelpFileEvent happened, string regency)
    {
        var (meta, state) = happened;
        yield return OutboxEntry.Event(
            $"dtks.{meta.Code}.v1", $"desk/{regency}/applications/{state.Application}/documents/{state.Id}",
            new HelpFileEventData(state.Id, regency, state.Application, state.Kind, state.Status, state.Sha256, state.RejectionCode, meta.Rule, meta.Policy));
        switch (state.Status)
        {
            case EvidenceStatus.Pending:
                yield return new DeadlineInput(ExpireHelpFiles.DeadlineKind, state.ExpiresAt.ToDateTimeOffset(), regency, state.Id).Entry();
                break;
            case EvidenceStatus.Inspecting:
                yield return OutboxEntry.Message(InspectHelpFiles.Queue, new HelpFileMessage(regency, state.Id));
                break;
        }
    }

    private static HelpFileDocument New(HelpFileState state, string regency) => new()
    {
        Id = HelpFileDocument.IdOf(state.Id),
        Regency = regency,
        Application = state.Application,
        CreatedOn = state.DeclaredAt.ToDateTimeOffset(),
        State = state,
    };
}
