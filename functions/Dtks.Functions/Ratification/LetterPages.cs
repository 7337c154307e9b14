using System.Runtime.CompilerServices;
using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Ratification;

/// <summary>Reads the pages of a letter, one at a time; of the hundreds of a large one each is read again by itself when that fails for a moment.</summary>
public sealed class LetterPages(DocumentStore store, UnreadableRecords unreadables, OlderRows older, BriefRetry retry)
{
    /// <summary>A page; null when the letter has none of the number.</summary>
    public async Task<LetterPageDocument?> FindAsync(LetterDocument letter, int page, CancellationToken cancellation)
    {
        if (page < 0 || page >= letter.PageCount())
        {
            return null;
        }

        if (letter.Whole is { } whole)
        {
            return LetterPageDocument.Of(letter, whole);
        }

        var found = await store.ReadAsync<LetterPageDocument>(Partitions.Ratifications(letter.Regency), LetterPageDocument.IdOf(letter.State.Id, page), cancellation);
        return found is null && letter.IsOlder() ? await older.PageAsync(letter, page, cancellation) : found;
    }

    /// <summary>Counts a letter's rows again, and how many of them a person took part in (GOV-2).</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="subject">The person; null to look for nobody.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<LetterCount> CountAsync(LetterDocument letter, string? subject, CancellationToken cancellation)
    {
        if (letter.IsOlder())
        {
            return await CountOlderAsync(letter, subject, cancellation);
        }

        using var digest = new LetterDigest();
        var own = 0;
        await foreach (var row in RowsAsync(letter, cancellation))
        {
            digest.Add(row);
            own += row.TookPart(subject) ? 1 : 0;
        }

        var whole = digest.Finish();
        return new LetterCount(digest.Rows, whole, own, digest.Villages);
    }

    /// <summary>What stands in the way of a letter's rows, the first so many of them, in the letter's order.</summary>
    public async Task<IReadOnlyList<LetterRow>> NotAppliedAsync(LetterDocument letter, int most, CancellationToken cancellation)
    {
        if (letter.Whole is { } whole)
        {
            return [.. whole.Rows.Where(row => row.Problem is not null).Take(most)];
        }

        return await OfPagesAsync(letter, "c.unapplied > 0", row => row.Problem is not null, most, cancellation);
    }

    private async Task<IReadOnlyList<LetterRow>> OfPagesAsync(LetterDocument letter, string pages, Func<LetterRow, bool> which, int most, CancellationToken cancellation)
    {
        var query = new DocumentQuery($"SELECT * FROM c WHERE c.type = 'letterPage' AND c.letter = @letter AND {pages} ORDER BY c.number").With("@letter", letter.State.Id);
        var rows = new List<LetterRow>();
        var partition = Partitions.Ratifications(letter.Regency);
        await foreach (var page in store.AllAsync<LetterPageDocument>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
        {
            rows.AddRange(page.Rows.Where(which).Take(most - rows.Count));
            if (rows.Count >= most)
            {
                break;
            }
        }

        return rows;
    }

    /// <summary>Rows that left the letter when it was sent again, the first so many of them, in the letter's order.</summary>
    public async Task<IReadOnlyList<LetterRow>> LeftAsync(LetterDocument letter, int most, CancellationToken cancellation) =>
        letter.State.Round() == 0 ? []
            : letter.Whole is { } whole ? [.. whole.Rows.Where(row => row.Left is not null).Take(most)]
            : await OfPagesAsync(letter, "c.leftRows > 0", row => row.Left is not null, most, cancellation);

    // The flat digest needs all rows in order at once; letters of that kind were signed in one request, which read them all as well.
    private async Task<LetterCount> CountOlderAsync(LetterDocument letter, string? subject, CancellationToken cancellation)
    {
        var rows = new List<RatificationRow>();
        await foreach (var row in RowsAsync(letter, cancellation))
        {
            rows.Add(row);
        }

        var villages = rows.GroupBy(row => row.Village).OrderBy(v => v.Key.Value, StringComparer.Ordinal).Select(v => VillageDigest.Of(v.Key, v.OrderBy(row => row.Proposal, StringComparer.Ordinal)));
        return new LetterCount(rows.Count, RowsDigest.Of(rows), rows.Count(row => row.TookPart(subject)), [.. villages]);
    }

    /// <summary>The rows under a letter, in its order, without those that left it.</summary>
    public async IAsyncEnumerable<RatificationRow> RowsAsync(LetterDocument letter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var page = 0; page < letter.PageCount(); page++)
        {
            var number = page;
            foreach (var row in (await retry.RetryAsync(() => FindAsync(letter, number, cancellation), cancellation))?.Rows.Where(row => row.Left is null) ?? [])
            {
                yield return row.Row;
            }
        }
    }
}

/// <summary>A count of a letter's rows.</summary>
/// <param name="Rows">How many there are.</param>
/// <param name="Digest">Their digest (RAT-8).</param>
/// <param name="Own">How many of them the person asked for took part in.</param>
/// <param name="Villages">The villages, each with its rows and their digest.</param>
public sealed record LetterCount(int Rows, string Digest, int Own, IReadOnlyList<VillageDigest> Villages);
