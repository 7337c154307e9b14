using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.SetAside;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Ratification;

/// <summary>
/// The rows of a regency that a letter may ratify (RAT-8). Each comes by a create of its own under an id from its cause: nothing is read,
/// nothing is counted, so none waits for another. Order and coverage are settled when a letter is signed.
/// </summary>
public sealed class RatificationLedger(DocumentStore store, Shelf shelf, OptimisticRetry retry, TimeProvider clock) : IProjection
{
    private const string IsOpen = "c.type = @type AND c.key > @after AND c.key < @upTo AND c.eligibleOn <= @until";

    /// <inheritdoc />
    public string Name => ProposalProjections.Ratifiable;

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var row = JsonText.Read<RatifiableRow>(input.ToString());
        return row.Withdrawn == true
            ? retry.RetryAsync(() => TakeOutAsync(row, cancellation), cancellation)
            : AddAsync(row, cancellation);
    }

    /// <summary>Open rows in a letter's order: those after a key that were eligible at an instant, so many at most.</summary>
    public Task<OpenRows> OpenAsync(string regency, OpenScope scope, string after, DateTimeOffset until, int most, CancellationToken cancellation) =>
        FirstAsync(regency, Open($"SELECT * FROM c WHERE {IsOpen} ORDER BY c.key", scope, after, until), most, cancellation);

    /// <summary>Any open rows that were eligible at an instant, so many at most: all of them, if there are no more.</summary>
    public Task<OpenRows> SomeAsync(string regency, OpenScope scope, DateTimeOffset until, int most, CancellationToken cancellation) =>
        FirstAsync(regency, Open($"SELECT * FROM c WHERE {IsOpen}", scope, scope.From, until), most, cancellation);

    /// <summary>Whether a row that was set aside can be read again: then the next letter covers it.</summary>
    /// <exception cref="JsonException">It still cannot be.</exception>
    public Task LookAgainAsync(string regency, string row, CancellationToken cancellation) =>
        store.ReadAsync<RatifiableRowDocument>(Partitions.Ratifications(regency), row, cancellation);

    private async Task<OpenRows> FirstAsync(string regency, DocumentQuery query, int most, CancellationToken cancellation)
    {
        var (rows, bad, last) = (new List<RatifiableRowDocument>(), new List<string>(), (string?)null);
        foreach (var listed in (await store.FirstAsync<RatifiableRowDocument>(Partitions.Ratifications(regency), query, most, cancellation)).Take(most))
        {
            if (listed.TryRead(out var row, out var unreadable))
            {
                rows.Add(row);
                last = row.Key;
            }
            else
            {
                last = unreadable.Text("key") ?? string.Empty;
                bad.Add(last);
                await shelf.KeepAsync(Aside(regency, unreadable), cancellation);
            }
        }

        return new OpenRows(rows, bad, last);
    }

    // As a message for it alone, whichever letter could not cover it.
    private static SetAsideItem Aside(string regency, UnreadableDocument row) =>
        SetAsideItem.Of(ApplyLetters.Queue, new LetterMessage(regency, string.Empty, After: 0, Open: row.Id), row.Failure) with { Area = regency, Subject = $"rows/{row.Id}" };

    /// <summary>How many open rows a person took part in (GOV-2), older ones that wait to be opened included.</summary>
    public Task<int> CountOwnAsync(string regency, OpenScope scope, string subject, LedgerHeadDocument older, DateTimeOffset until, CancellationToken cancellation)
    {
        var query = Open(
                $"""
                SELECT VALUE COUNT(1) FROM c WHERE {RatifiableRowDocument.TookPart}
                AND (({IsOpen}) OR (@older AND c.type = 'row' AND c.sequence > @covered))
                """,
                scope,
                scope.From,
                until)
            .With("@subject", subject)
            .With("@covered", older.Covered)
            .With("@older", scope.HasOlder);
        return CountAsync(regency, query, cancellation);
    }

    /// <summary>How many rows of a letter a person took part in (GOV-2).</summary>
    public Task<int> CountOwnAsync(LetterDocument letter, string subject, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var query = letter.IsOlder()
            ? new DocumentQuery($"SELECT VALUE COUNT(1) FROM c WHERE c.type = 'row' AND c.sequence > @first AND c.sequence <= @last AND {RatifiableRowDocument.TookPart}")
                .With("@first", letter.After ?? 0)
                .With("@last", letter.UpTo!.Value)
            : new DocumentQuery($"SELECT VALUE COUNT(1) FROM c WHERE c.letter = @letter AND {RatifiableRowDocument.TookPart}")
                .With("@letter", letter.State.Id);
        return CountAsync(letter.Regency, query.With("@subject", subject), cancellation);
    }

    private Task<int> CountAsync(string regency, DocumentQuery query, CancellationToken cancellation) =>
        store.CountAsync(Partitions.Ratifications(regency), query, cancellation);

    private static DocumentQuery Open(string text, OpenScope scope, string after, DateTimeOffset until) =>
        new DocumentQuery(text).With("@type", scope.Type).With("@upTo", scope.UpTo).With("@after", after).With("@until", until);

    /// <summary>Adds what may be ratified under an id from its cause: added before, it stays as it is.</summary>
    public Task AddAsync(RatifiableRowDocument open, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(open);
        return store.TryCreateAsync(Partitions.Ratifications(open.Regency), open, cancellation);
    }

    private Task AddAsync(RatifiableRow row, CancellationToken cancellation)
    {
        return AddAsync(RatifiableRowDocument.Open(row, row.EligibleOn ?? clock.GetUtcNow()), cancellation);
    }

    // What is under a letter stays there; what comes in after it went out finds its mark.
    private async Task TakeOutAsync(RatifiableRow row, CancellationToken cancellation)
    {
        var mark = RatifiableRowDocument.Out(row, clock.GetUtcNow());
        var partition = Partitions.Ratifications(mark.Regency);
        if (await OlderAsync(row, partition, cancellation) is { } older)
        {
            await SaveAsync(partition, older with { Key = null, Sequence = null, WithdrawnOn = mark.WithdrawnOn }, cancellation);
            return;
        }

        var known = await store.ReadAsync<RatifiableRowDocument>(partition, mark.Id, cancellation);
        if (known is null || known.Key is not null)
        {
            await SaveAsync(partition, mark with { ETag = known?.ETag }, cancellation);
        }
    }

    // Rows of older versions go by the proposal alone. Null when there is none, or a letter covers it.
    private async Task<RatifiableRowDocument?> OlderAsync(RatifiableRow row, Partition partition, CancellationToken cancellation)
    {
        var older = await store.ReadAsync<RatifiableRowDocument>(partition, RatifiableRowDocument.IdOf(row with { Step = null }), cancellation);
        if (older?.Sequence is not { } sequence)
        {
            return older?.Key is null ? null : older;
        }

        var head = await store.ReadAsync<LedgerHeadDocument>(partition, LedgerHeadDocument.TheId, cancellation);
        return sequence > head?.Covered ? older : null;
    }

    private Task SaveAsync(Partition partition, RatifiableRowDocument row, CancellationToken cancellation) =>
        store.CommitAsync(new DocumentBatch(partition).Save(row), cancellation);
}
