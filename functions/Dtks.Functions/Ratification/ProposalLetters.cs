using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>Letters over new proposals (RAT-3): over all that are eligible, whatever their month.</summary>
public sealed class ProposalLetters(RowApplication application, DocumentStore store) : ILetterMatter
{
    // After the digits of villages; what cannot be read since rows were numbered stands by its id, before this.
    private static readonly OpenScope Scope = new(RatifiableRowDocument.TypeName, string.Empty, "~", HasOlder: true);

    /// <inheritdoc />
    public RatificationSubject Subject => RatificationSubject.Proposals;

    /// <inheritdoc />
    public OpenScope ScopeOf(string period) => Scope;

    /// <inheritdoc />
    public Task<Violation?> ApplyAsync(LetterState letter, RatificationRow row, CancellationToken cancellation) => application.ApplyAsync(letter, row, cancellation);

    /// <inheritdoc />
    public Task<bool> HoldsAsync(LetterState letter, RatificationRow row, CancellationToken cancellation) => application.HoldsAsync(letter, row, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, LetterRowAdvice>> AdviceAsync(LetterState letter, IReadOnlyList<RatificationRow> rows, string language, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, LetterRowAdvice>>(new Dictionary<string, LetterRowAdvice>());

    /// <inheritdoc />
    public string AboutOf(RatificationRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"proposals/{row.Village}/{row.Proposal}";
    }

    /// <inheritdoc />
    public async Task<int> RatifiedAsync(LetterState letter, IReadOnlyList<RatificationRow> rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var ratified = 0;

        // Counted by the store, so that one that cannot be read hides nothing.
        foreach (var village in rows.GroupBy(row => row.Village.Value, row => ProposalDocument.IdOf(row.Proposal), StringComparer.Ordinal))
        {
            var query = DocumentQuery.OfIds("VALUE COUNT(1)", village, " AND c.state.letterId = @letter").With("@letter", letter.Id);
            ratified += await store.CountAsync(Partitions.Registry(village.Key), query, cancellation);
        }

        return ratified;
    }
}
