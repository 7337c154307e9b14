using Dtks.Domain.Areas;
using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Ratification;

/// <summary>Rows that a review sends back alone (RAT-5): which of those named are under the letter, and why each goes back.</summary>
public sealed class LetterReturns(DocumentStore store, UnreadableRecords unreadables)
{
    private const int AtATime = 100;

    /// <summary>None.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> None { get; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The rows of a letter that a review names. Asked for by what is named, whatever the letter's size.</summary>
    public async Task<IReadOnlySet<string>> UnderAsync(LetterDocument letter, ReviewDraft draft, CancellationToken cancellation)
    {
        var named = (draft.Rows ?? []).Select(row => row?.Row).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (letter.Whole is { } whole)
        {
            return whole.Rows.Select(row => row.Row.Id()).Where(named.Contains).ToHashSet(StringComparer.Ordinal);
        }

        var under = new HashSet<string>(StringComparer.Ordinal);
        var partition = Partitions.Ratifications(letter.Regency);
        foreach (var some in named.Select(row => row[(row.IndexOf('-', StringComparison.Ordinal) + 1)..]).Chunk(AtATime))
        {
            await foreach (var row in store.AllAsync<Named>(partition, Query(letter, some), cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
            {
                under.Add($"{row.Village.Value}-{row.Proposal}");
            }
        }

        return under;
    }

    /// <summary>What is kept beside a letter; null when its review sends no row back alone.</summary>
    public async Task<LetterReturnsDocument?> FindAsync(LetterDocument letter, CancellationToken cancellation) =>
        letter.State.ReturnedRows > 0 ? await ReadAsync(letter, cancellation) : null;

    /// <summary>Why each row goes back that does, by the row's id.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ReasonsAsync(LetterDocument letter, CancellationToken cancellation) =>
        await FindAsync(letter, cancellation) is { } kept ? kept.Rows.ToDictionary(row => row.Row, row => row.Reasons, StringComparer.Ordinal) : None;

    /// <summary>What is to be kept beside a letter, in place of what a review left there that came to nothing.</summary>
    public async Task<LetterReturnsDocument> OfAsync(LetterDocument letter, IReadOnlyList<ReturnedRow> rows, CancellationToken cancellation) =>
        new() { Id = LetterReturnsDocument.IdOf(letter.State.Id), Regency = letter.Regency, Rows = rows, ETag = (await ReadAsync(letter, cancellation))?.ETag };

    private Task<LetterReturnsDocument?> ReadAsync(LetterDocument letter, CancellationToken cancellation) =>
        store.ReadAsync<LetterReturnsDocument>(Partitions.Ratifications(letter.Regency), LetterReturnsDocument.IdOf(letter.State.Id), cancellation);

    private static DocumentQuery Query(LetterDocument letter, string[] proposals)
    {
        const string Select = "SELECT c.row.village, c.row.proposal FROM c WHERE ARRAY_CONTAINS(@proposals, c.row.proposal)";
        var query = letter.IsOlder()
            ? new DocumentQuery($"{Select} AND c.type = 'row' AND c.sequence > @first AND c.sequence <= @last").With("@first", letter.After ?? 0).With("@last", letter.UpTo!.Value)
            : new DocumentQuery($"{Select} AND c.type = 'ratifiable' AND c.letter = @letter").With("@letter", letter.State.Id);
        return query.With("@proposals", proposals);
    }

    private sealed record Named(AreaCode Village, string Proposal);
}
