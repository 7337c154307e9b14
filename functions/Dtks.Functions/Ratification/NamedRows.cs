using Dtks.Domain.Areas;
using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Ratification;

/// <summary>Which of the rows that a request names are under a letter, and which of a letter's rows are somebody's own: by what is asked for, whatever the letter's size.</summary>
public sealed class NamedRows(DocumentStore store, LetterPages pages, UnreadableRecords unreadables)
{
    private const int AtATime = 100;
    private const int MostOwn = 1000;
    private const string Query = "SELECT c.row.village, c.row.proposal, c.page FROM c WHERE c.letter = @letter";

    /// <summary>Those of the rows named that are under the letter.</summary>
    public async Task<IReadOnlySet<string>> UnderAsync(LetterDocument letter, IEnumerable<string?> rows, CancellationToken cancellation)
    {
        var named = rows.OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (named.Count == 0)
        {
            return named;
        }

        if (IsFew(letter))
        {
            return (await pages.RowsAsync(letter, cancellation).ToListAsync(cancellation)).Select(row => row.Id()).Where(named.Contains).ToHashSet(StringComparer.Ordinal);
        }

        var found = new List<Named>();
        foreach (var some in named.Select(row => row[(row.IndexOf('-', StringComparison.Ordinal) + 1)..]).Chunk(AtATime))
        {
            found.AddRange(await AskAsync(letter, new DocumentQuery($"{Query} AND ARRAY_CONTAINS(@proposals, c.row.proposal)").With("@proposals", some), cancellation));
        }

        return (await StillAsync(letter, found, cancellation)).Where(named.Contains).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>How many of a letter's rows a person took part in (GOV-2), without those named; a thousand at most of a large one.</summary>
    public async Task<int> CountOwnAsync(LetterDocument letter, string subject, IEnumerable<string?> without, CancellationToken cancellation)
    {
        var own = IsFew(letter)
            ? (await pages.RowsAsync(letter, cancellation).ToListAsync(cancellation)).Where(row => row.TookPart(subject)).Select(row => row.Id())
            : await StillAsync(
                letter, await AskAsync(letter, new DocumentQuery($"{Query} AND {RatifiableRowDocument.TookPart}").With("@subject", subject), cancellation), cancellation);
        return own.Except(without.OfType<string>(), StringComparer.Ordinal).Count();
    }

    private static bool IsFew(LetterDocument letter) => letter.Whole is not null || letter.IsOlder() || (letter.State.Round() == 0 && letter.State.Rows <= LetterRepository.SmallMost);

    private async Task<IReadOnlyList<Named>> AskAsync(LetterDocument letter, DocumentQuery query, CancellationToken cancellation)
    {
        var partition = Partitions.Ratifications(letter.Regency);
        return (await store.FirstAsync<Named>(partition, query.With("@letter", letter.State.Id), MostOwn, cancellation)).ReadOr(bad => unreadables.LeftOut(partition, bad));
    }

    // Of a letter that was sent again some may have left: their pages say so.
    private async Task<IEnumerable<string>> StillAsync(LetterDocument letter, IReadOnlyList<Named> found, CancellationToken cancellation)
    {
        if (letter.State.Round() == 0)
        {
            return found.Select(row => row.Id());
        }

        var under = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in found.Select(row => row.Page).OfType<int>().Distinct())
        {
            under.UnionWith((await pages.FindAsync(letter, page, cancellation))?.Rows.Where(row => row.Left is null).Select(row => row.Row.Id()) ?? []);
        }

        return found.Select(row => row.Id()).Where(under.Contains);
    }

    private sealed record Named(AreaCode Village, string Proposal, int? Page = null)
    {
        public string Id() => $"{Village.Value}-{Proposal}";
    }
}
