using Dtks.Domain.Imports;
using Dtks.Functions.Data;
using Dtks.Functions.Evidence;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;
using Dtks.Platform.SetAside;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Imports;

/// <summary>
/// Works a file of rows: reads it, then its parts one after the other, as their kind is worked. What comes of a part's rows, their results and how far the import has come are saved in one batch, so
/// that wherever the work ends it goes on there, and every row is worked once. Where parts know nothing of each other the next is decided while one is saved.
/// </summary>
public sealed class ImportWork(
    ImportRepository repository,
    ImportReading reading,
    ImportDeciding deciding,
    ImportKinds kinds,
    EvidenceBlobs incoming,
    ChangeCommit commit,
    OptimisticRetry retry,
    BriefRetry brief,
    Shelf shelf,
    IOptions<ImportOptions> options)
{
    // So many parts of at most 200 rows, then the next message: no run is long, and other imports have their turn.
    private const int PartsOfAMessage = 20;

    /// <summary>Goes on with an import, or works one part of it alone.</summary>
    /// <exception cref="MessageException">There is no such import, it is not complete, or the part's rows are gone.</exception>
    public async Task WorkAsync(ImportMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Chunk is { } alone)
        {
            await brief.RetryAsync(() => retry.RetryAsync(() => WorkAloneAsync(message, alone, cancellation), cancellation), cancellation);
            return;
        }

        await using var ahead = new PartsAhead(deciding.DecideAsync, cancellation);
        for (var part = 1; await brief.RetryAsync(() => retry.RetryAsync(() => StepAsync(message, ahead, isLast: part == PartsOfAMessage, cancellation), cancellation), cancellation) && part < PartsOfAMessage; part++)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The next step; false when there is none.</summary>
    private async Task<bool> StepAsync(ImportMessage message, PartsAhead ahead, bool isLast, CancellationToken cancellation)
    {
        var found = await FindAsync(message, cancellation);
        switch (found.Status)
        {
            case ImportStatus.Awaiting:
                throw new MessageException($"the upload of the import {message.Import} is not complete");
            case ImportStatus.Reading:
                await reading.ReadAsync(found, cancellation);
                return true;
            case ImportStatus.Working when found.State.Next < found.State.Chunks:
                await WorkNextAsync(found, ahead, isLast, cancellation);
                return true;
            default:
                await incoming.DropIncomingAsync(found.BlobName(), cancellation);
                return false;
        }
    }

    // Rows that cannot be read are set aside and the rest goes on; replayed once they are repaired, they are worked alone.
    private async Task WorkNextAsync(ImportDocument found, PartsAhead ahead, bool isLast, CancellationToken cancellation)
    {
        var chunk = found.State.Next;
        var isMore = chunk + 1 < found.State.Chunks;
        try
        {
            var part = await ahead.TakeAsync(found, chunk);
            if (isMore && !isLast && kinds.Of(found).IsAhead)
            {
                ahead.Begin(found, chunk + 1);
            }

            await SaveAsync(found, chunk, part, goesOn: isMore && isLast, cancellation);
        }
        catch (Exception e) when (UnreadableRecords.Is(e) || e is MessageException)
        {
            var message = new ImportMessage(found.Village, found.State.Id, chunk);
            await shelf.KeepAsync(SetAsideItem.Of(WorkImports.Queue, message, e) with { Area = found.Village, Subject = $"imports/{found.Village}/{found.State.Id}" }, cancellation);
            await SaveAsync(found, ImportDecider.PassOver(found.State, chunk), ChangeSet.Bookkeeping(Partitions.Registry(found.Village)), goesOn: isMore && isLast, cancellation);
        }
    }

    private async Task WorkAloneAsync(ImportMessage message, int chunk, CancellationToken cancellation)
    {
        var found = await FindAsync(message, cancellation);
        if (ImportDecider.IsOpen(found.State, chunk))
        {
            await SaveAsync(found, chunk, await deciding.DecideAsync(found, chunk, cancellation), goesOn: false, cancellation);
        }
    }

    private Task SaveAsync(ImportDocument found, int chunk, DecidedPart part, bool goesOn, CancellationToken cancellation)
    {
        var change = ChangeSet.Bookkeeping(Partitions.Registry(found.Village));
        var results = part.TakeIn(change);
        change.Create(new ImportResultsDocument
        {
            Id = ImportResultsDocument.IdOf(found.State.Id, chunk),
            Village = found.Village,
            Import = found.State.Id,
            Chunk = chunk,
            Results = results,
            TimeToLive = options.Value.KeptSeconds,
        });
        var accepted = results.Count(r => r.Outcome == RowOutcome.Accepted);
        return SaveAsync(found, ImportDecider.Worked(found.State, chunk, accepted, results.Count - accepted), change, goesOn, cancellation);
    }

    private Task SaveAsync(ImportDocument found, ImportState state, ChangeSet change, bool goesOn, CancellationToken cancellation)
    {
        change.Then(kinds.Of(found).FollowUps(found, state));
        repository.AddTo(change, found, state, Accepted.Events(repository.Decide(new ImportCommand.Finish(), state, found.Village)));
        if (goesOn)
        {
            change.Then(OutboxEntry.Message(WorkImports.Queue, new ImportMessage(found.Village, found.State.Id)));
        }

        return commit.SaveAsync(change, cancellation);
    }

    private async Task<ImportDocument> FindAsync(ImportMessage message, CancellationToken cancellation) =>
        await repository.FindAsync(message.Village, message.Import, cancellation)
        ?? throw new MessageException($"there is no import {message.Import} in {message.Village}");
}
