using System.Collections.Concurrent;
using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Platform.Clocks;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Ratification;

/// <summary>
/// Reads what was kept while a regency's rows were numbered: rows that no letter covers are opened to the next one, those under a letter
/// are read as its pages.
/// </summary>
public sealed class OlderRows(DocumentStore store, UnreadableRecords unreadables, TimeProvider clock)
{
    private const int AtATime = 90;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    // Nothing raises a head any more. One of a release that still runs beside this one is found a day later.
    private readonly ConcurrentDictionary<string, (LedgerHeadDocument Head, DateTimeOffset Until)> _opened = new(StringComparer.Ordinal);

    /// <summary>The regency's head; an empty one where there is none. One of which nothing waits is remembered for a day.</summary>
    public async Task<LedgerHeadDocument> HeadAsync(string regency, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_opened.TryGetValue(regency, out var opened) && opened.Until.StillHolds(now, Remembered))
        {
            return opened.Head;
        }

        var head = await store.ReadAsync<LedgerHeadDocument>(Partitions.Ratifications(regency), LedgerHeadDocument.TheId, cancellation)
            ?? new LedgerHeadDocument { Id = LedgerHeadDocument.TheId, Regency = regency };
        if (head.Waiting() == 0)
        {
            _opened[regency] = (head, now + Remembered);
        }

        return head;
    }

    /// <summary>Opens the rows that no letter covers, page by page.</summary>
    /// <returns>The head after the last of at most so many pages.</returns>
    public async Task<LedgerHeadDocument> OpenAsync(string regency, int pages, CancellationToken cancellation)
    {
        var head = await HeadAsync(regency, cancellation);
        for (var page = 0; page < pages && head.Waiting() > 0; page++)
        {
            var upTo = Math.Min(head.Covered + AtATime, head.Last);
            var batch = new DocumentBatch(Partitions.Ratifications(regency)).Replace(head with { Covered = upTo });
            await foreach (var listed in NumberedAsync(regency, head.Covered, upTo, cancellation))
            {
                batch = listed.TryRead(out var row, out var unreadable) ? batch.Replace(row.Opened()) : batch.Set(unreadable.Id, RatifiableRowDocument.OpenedUnread(unreadable.Id));
            }

            await TryCommitAsync(batch, cancellation);
            head = await HeadAsync(regency, cancellation);
        }

        return head;
    }

    /// <summary>A page of an older letter.</summary>
    public async Task<LetterPageDocument> PageAsync(LetterDocument letter, int page, CancellationToken cancellation)
    {
        var (after, upTo) = letter.Numbers(page);
        var rows = new List<RatificationRow>();
        var partition = Partitions.Ratifications(letter.Regency);
        await foreach (var row in NumberedAsync(letter.Regency, after, upTo, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
        {
            rows.Add(row.Row);
        }

        return LetterPageDocument.Of(letter, page, rows);
    }

    // Somebody else may open them at the same time: they are open then.
    private async Task TryCommitAsync(DocumentBatch batch, CancellationToken cancellation)
    {
        try
        {
            await store.CommitAsync(batch, cancellation);
        }
        catch (StaleException)
        {
            // Looked at again by the caller.
        }
    }

    private IAsyncEnumerable<Listed<RatifiableRowDocument>> NumberedAsync(string regency, long after, long upTo, CancellationToken cancellation) =>
        store.AllAsync<RatifiableRowDocument>(
            Partitions.Ratifications(regency),
            new DocumentQuery("SELECT * FROM c WHERE c.type = 'row' AND c.sequence > @after AND c.sequence <= @upTo ORDER BY c.sequence")
                .With("@after", after)
                .With("@upTo", upTo),
            cancellation);
}
