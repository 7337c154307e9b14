using Dtks.Domain.Imports;
using Dtks.Functions.Evidence;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Imports;

/// <summary>
/// Reads a file that came in: refuses it whole, or keeps its rows in parts and has them worked. The upload goes when that is saved. Done twice, or ended between any two steps, it comes
/// to the same end.
/// </summary>
public sealed class ImportReading(ImportRepository repository, ImportKinds kinds, EvidenceBlobs incoming, ChangeCommit commit, BriefRetry retry, IOptions<ImportOptions> options) : IDisposable
{
    private const int WritesAtOnce = 8;

    // A file and its rows are held in memory while they are read.
    private const int ReadAtOnce = 2;

    private readonly SemaphoreSlim _reading = new(ReadAtOnce, ReadAtOnce);

    /// <summary>Reads one.</summary>
    /// <exception cref="StaleException">Another delivery was faster.</exception>
    public async Task ReadAsync(ImportDocument found, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(found);
        await _reading.WaitAsync(cancellation);
        try
        {
            await SaveAsync(found, cancellation);
        }
        finally
        {
            _reading.Release();
        }

        await incoming.DropIncomingAsync(found.BlobName(), cancellation);
    }

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();

    private async Task SaveAsync(ImportDocument found, CancellationToken cancellation)
    {
        var (state, village, kind) = (found.State, found.Village, kinds.Of(found));
        var came = await incoming.MeasureIncomingAsync(found.BlobName(), state.Length, cancellation);
        if (ArrivalRules.Fault(state, came?.Bytes.Length, came?.Bytes.Sha256) is { } fault)
        {
            await RefuseAsync(found, [ImportProblem.Of(fault)], cancellation);
            return;
        }

        var before = kind.IsWorkedOnce ? await repository.FileAsync(village, state.Sha256, cancellation) : null;
        if (before is not null && await IsWorkedAsync(before, state.Id, cancellation))
        {
            await RefuseAsync(found, [ImportProblem.Of(ImportViolations.SameFile, ("import", before.Import))], cancellation);
            return;
        }

        var (rows, problems) = TableReader.Read(came!.Content.ToArray(), kind.Table);
        problems = problems.Count > 0 ? problems : kind.Problems(rows);
        if (problems.Count > 0)
        {
            await RefuseAsync(found, problems, cancellation);
            return;
        }

        var chunks = await KeepAsync(found, kind.Groups(rows), cancellation);
        var (change, _) = repository.Change(found, village, Accepted.Events(repository.Decide(new ImportCommand.Start(rows.Count, chunks), state, village)));
        if (kind.IsWorkedOnce)
        {
            change.Save(repository.FileOf(found) with { ETag = before?.ETag });
        }

        await commit.SaveAsync(change, cancellation);
    }

    private async Task<int> KeepAsync(ImportDocument found, IReadOnlyList<IReadOnlyList<ImportRow>> groups, CancellationToken cancellation)
    {
        var chunks = ImportGrouping.Chunks(groups).Select((families, chunk) => new ImportRowsDocument
        {
            Id = ImportRowsDocument.IdOf(found.State.Id, chunk),
            Village = found.Village,
            Import = found.State.Id,
            Chunk = chunk,
            Count = families.Sum(f => f.Count),
            Families = [.. families.Select(f => (IReadOnlyList<StoredRow>)[.. f.Select(StoredRow.Of)])],
            TimeToLive = options.Value.KeptSeconds,
        });
        var count = 0;
        var how = new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(chunks, how, async (chunk, stop) =>
        {
            await retry.RetryAsync(() => repository.PutRowsAsync(chunk, stop), stop);
            Interlocked.Increment(ref count);
        });
        return count;
    }

    private Task RefuseAsync(ImportDocument found, IReadOnlyList<ImportProblem> problems, CancellationToken cancellation) =>
        commit.SaveAsync(repository.Change(found, found.Village, Accepted.Events(repository.Decide(new ImportCommand.Refuse(problems), found.State, found.Village))).Change, cancellation);

    // One of which nothing became may be worked again.
    private async Task<bool> IsWorkedAsync(ImportFileDocument before, string import, CancellationToken cancellation) =>
        before.Import != import && await repository.FindAsync(before.Village, before.Import, cancellation) is not (null or { State: { Status: ImportStatus.Done, Accepted: 0 } });
}
