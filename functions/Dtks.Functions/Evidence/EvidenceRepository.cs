using Dtks.Domain.Areas;
using Dtks.Domain.Deliberations;
using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Evidence;

/// <summary>Loads uploads, has the domain decide, and turns what it decided into a change.</summary>
public sealed class EvidenceRepository(DocumentStore store, UnreadableRecords unreadables, PolicyVersions policies, TimeProvider clock) : IDeliberationDocuments, IDeclaredUploads
{
    /// <summary>An upload, or null when there is none.</summary>
    public async Task<EvidenceDocument?> FindAsync(string village, string evidence, CancellationToken cancellation) =>
        PathId.IsId(evidence)
            ? await store.ReadAsync<EvidenceDocument>(Partitions.Registry(village), EvidenceDocument.IdOf(evidence), cancellation)
            : null;

    /// <inheritdoc />
    public async Task<DeclaredUpload?> FindUploadAsync(string village, string id, CancellationToken cancellation) =>
        await FindAsync(village, id, cancellation) is { } found ? await UploadAsync(found, cancellation) : null;

    /// <summary>What a link to send an upload by goes by; one that is awaited is closed with its deliberation (MUS-7).</summary>
    public async Task<DeclaredUpload> UploadAsync(EvidenceDocument upload, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var held = upload.Status == EvidenceStatus.Pending
            ? await store.ReadAsync<HeldDocument>(Partitions.Registry(upload.Village), DeliberationDocument.IdOf(upload.Deliberation), cancellation)
            : null;
        return upload.Upload() with
        {
            Closed = held?.Status switch
            {
                DeliberationStatus.Concluded => EvidenceViolations.DeliberationConcluded,
                DeliberationStatus.Cancelled => DeliberationViolations.Cancelled,
                _ => null,
            },
        };
    }

    /// <inheritdoc />
    public async Task<(IReadOnlyList<EvidenceState> Read, IReadOnlyList<string> Unreadable)> OfAsync(string village, string deliberation, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'evidence' AND c.deliberation = @deliberation ORDER BY c.createdOn")
            .With("@deliberation", deliberation);
        var partition = Partitions.Registry(village);
        var all = store.AllAsync<EvidenceDocument>(partition, query, cancellation);
        var (read, bad) = await unreadables.ApartAsync(partition, all, EvidenceDocument.IdOf(string.Empty), cancellation);
        return ([.. read.Select(document => document.State)], bad);
    }

    /// <summary>
    /// The change that an inspection's outcome makes: an accepted file is of its kind from then on. Saving fails as stale when the file was
    /// accepted by another upload since it was looked for.
    /// </summary>
    /// <param name="upload">The upload.</param>
    /// <param name="events">What was decided.</param>
    /// <param name="file">The file as it was decided on (<see cref="FileAsync"/>).</param>
    public ChangeSet Settle(EvidenceDocument upload, IReadOnlyList<EvidenceEvent> events, EvidenceFileDocument? file)
    {
        var change = Change(upload, upload.Village, events).Change;
        return file is null && events.Any(e => e is EvidenceAccepted) ? change.Create(EvidenceFileDocument.Of(upload)) : change;
    }

    /// <summary>As which of the four documents the same file was accepted in the deliberation; null when as none yet (MUS-4).</summary>
    public Task<EvidenceFileDocument?> FileAsync(EvidenceDocument upload, CancellationToken cancellation) =>
        store.ReadAsync<EvidenceFileDocument>(Partitions.Registry(upload.Village), EvidenceFileDocument.IdOf(upload.State), cancellation);

    /// <summary>What the domain decides, under the policy of today in the village.</summary>
    public Decision<EvidenceEvent> Decide(EvidenceCommand command, EvidenceState? state, string village)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return EvidenceDecider.Decide(command, state, policies.At(TimeZones.DateIn(AreaCode.Parse(village), now)), now);
    }

    /// <summary>The change that a decision makes, with what follows from it and an audit entry for each event; and the document after it.</summary>
    public (ChangeSet Change, EvidenceDocument After) Change(EvidenceDocument? before, string village, IReadOnlyList<EvidenceEvent> events)
    {
        var state = before?.State;
        var follow = new List<OutboxEntry>();
        var audited = new List<AuditEntry>();
        foreach (var happened in events)
        {
            state = EvidenceDecider.Evolve(state, happened);
            follow.AddRange(FollowUps(happened, state, village));
            audited.Add(AuditEntry.Of(happened.Meta, happened, EvidenceDocument.IdOf(state.Id)));
        }

        var after = before?.With(state!) ?? New(state!, village, clock.GetUtcNow());
        var change = new ChangeSet(Partitions.Registry(village), audited).Save(after).Then(follow);
        return (change, after);
    }

    private static IEnumerable<OutboxEntry> FollowUps(EvidenceEvent happened, EvidenceState state, string village)
    {
        yield return OutboxEntry.Event(
            $"dtks.{happened.Meta.Code}.v1",
            $"deliberations/{village}/{state.DeliberationId}/evidence/{state.Id}",
            new EvidenceEventData(
                state.Id, village, state.DeliberationId, state.Kind, state.Status, state.RejectionCode, happened.Meta.Rule, happened.Meta.Policy,
                state.Reuses is { Count: > 0 } reuses ? reuses.Count : null));
        switch (happened)
        {
            case EvidenceDeclared declared:
                yield return new DeadlineInput(ExpireUploads.DeadlineKind, declared.ExpiresAt.ToDateTimeOffset(), village, state.Id).Entry();
                break;
            case EvidenceCompleted:
                yield return OutboxEntry.Message(InspectUploads.Queue, new EvidenceMessage(village, state.Id));
                break;
        }
    }

    private static EvidenceDocument New(EvidenceState state, string village, DateTimeOffset now) => new()
    {
        Id = EvidenceDocument.IdOf(state.Id),
        Village = village,
        Deliberation = state.DeliberationId,
        Status = state.Status,
        CreatedOn = now,
        State = state,
    };
}
