using Dtks.Domain.Imports;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Imports;

/// <summary>Shows what became of an import's rows, in pages or as a file. A part that cannot be read stands there as such, and takes no other along.</summary>
public sealed class ImportResults(ImportRepository repository, ImportKinds kinds, MessageCatalogue messages, UnreadableRecords unreadables, BriefRetry retry, TimeProvider clock, IOptions<ImportOptions> options)
{
    private const int ReadsAtOnce = 8;
    private const string Waiting = "waiting";
    private const string Unreadable = "unreadable";

    /// <summary>An import that has a result.</summary>
    /// <exception cref="ProblemException">404 where there is none; 409 until it was read, and where it was refused whole; 410 when the result is gone.</exception>
    public async Task<ImportDocument> FindAsync(string village, string import, string? kind, CancellationToken cancellation)
    {
        var found = await repository.FindAsync(village, import, kind, cancellation) ?? throw new ProblemException(Problem.NotFound);
        if (found.Status is not (ImportStatus.Working or ImportStatus.Done))
        {
            throw new ProblemException(new Problem(409, found.Status == ImportStatus.Refused ? "import.noResult" : "import.notRead"));
        }

        var worked = found.State.History[^1].At.ToDateTimeOffset();
        return found.Status == ImportStatus.Done && clock.GetUtcNow() > worked.AddSeconds(options.Value.KeptSeconds)
            ? throw new ProblemException(new Problem(410, "import.resultGone"))
            : found;
    }

    /// <summary>A page of rows from a place on, and where the next begins; null where none does.</summary>
    internal async Task<(IReadOnlyList<RowView> Rows, ResultPlace? Next)> PageAsync(ImportDocument found, ResultPlace from, int limit, string language, CancellationToken cancellation)
    {
        var (items, at) = (new List<RowView>(limit), from);
        while (items.Count < limit && at.Chunk < found.State.Chunks)
        {
            var part = await PartAsync(found, at.Chunk, cancellation);
            var taken = part.Skip(at.Row).Take(limit - items.Count).ToList();
            items.AddRange(taken.Select(t => t.View(messages, language)));
            at = at.Row + taken.Count < part.Count ? at with { Row = at.Row + taken.Count } : new ResultPlace(at.Chunk + 1, 0);
        }

        return (items, at.Chunk < found.State.Chunks ? at : null);
    }

    /// <summary>All rows in the order of the file, with what became of each.</summary>
    internal async Task<byte[]> FileAsync(ImportDocument found, TableFormat format, string language, CancellationToken cancellation)
    {
        var parts = new IReadOnlyList<ResultRow>[found.State.Chunks];
        var how = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, parts.Length, how, async (chunk, stop) => parts[chunk] = await PartAsync(found, chunk, stop));
        var kind = kinds.Of(found);
        return TableWriter.Write(kind, format, parts.SelectMany(p => p).OrderBy(r => r.Number).Select(r => r.Cells(kind, messages, language)));
    }

    /// <summary>Which rows a page shows.</summary>
    internal static string? Part(IReadOnlyList<RowView> items) => items.Count == 0 ? null : $"{items[0].Row}..{items[^1].Row}";

    /// <summary>Which fields a file of results shows.</summary>
    internal IReadOnlyList<string> Shown(ImportDocument found) => TableWriter.HeaderOf(kinds.Of(found));

    private async Task<IReadOnlyList<ResultRow>> PartAsync(ImportDocument found, int chunk, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(found.Village);
        var (rowsThere, rows) = Read(partition, await retry.RetryAsync(() => repository.LookAtRowsAsync(found.Village, found.State.Id, chunk, cancellation), cancellation));
        var (resultsThere, results) = Read(partition, await retry.RetryAsync(() => repository.LookAtResultsAsync(found.Village, found.State.Id, chunk, cancellation), cancellation));
        var byRow = results?.Results.ToDictionary(r => r.Row) ?? [];
        if (rows is not null)
        {
            var otherwise = resultsThere ? Unreadable : Waiting;
            return [.. rows.Read().SelectMany(f => f).Select(row => new ResultRow(row.Number, row, byRow.GetValueOrDefault(row.Number), otherwise))];
        }

        // What was written cannot be shown any more, what became of it can.
        return byRow.Count > 0 || !rowsThere
            ? [.. byRow.Values.Select(r => new ResultRow(r.Row, null, r, Unreadable))]
            : [new ResultRow(0, null, null, Unreadable)];
    }

    private (bool IsThere, T? Read) Read<T>(Partition partition, Listed<T>? listed)
        where T : class
    {
        if (listed is not { } there)
        {
            return (false, null);
        }

        if (there.TryRead(out var read, out var unreadable))
        {
            return (true, read);
        }

        unreadables.LeftOut(partition, unreadable);
        return (true, null);
    }
}
