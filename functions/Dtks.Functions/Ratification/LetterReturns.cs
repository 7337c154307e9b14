using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>Rows that a review sends back alone (RAT-5), and why each goes back.</summary>
public sealed class LetterReturns(DocumentStore store)
{
    /// <summary>None.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> None { get; } = new Dictionary<string, IReadOnlyList<string>>();

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
}
