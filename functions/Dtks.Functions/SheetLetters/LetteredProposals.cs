using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Functions.Dossiers;
using Dtks.Functions.Ratification;
using Dtks.Platform.Documents;

namespace Dtks.Functions.SheetLetters;

/// <summary>Finds by their rows in the regency's ledger which proposals a letter covers: some at a time, and the letters that these name.</summary>
public sealed class LetteredProposals(DocumentStore store) : ILetteredProposals
{
    private const int AtATime = 100;
    private const string Rows = $"FROM c WHERE c.type = '{RatifiableRowDocument.TypeName}' AND ARRAY_CONTAINS(@proposals, c.row.proposal)";

    // Of those rows wait anew, or nothing.
    private static readonly string[] Back = [WireName.Of(LetterStatus.Returned), WireName.Of(LetterStatus.Void)];

    /// <inheritdoc />
    public async Task<(IReadOnlySet<string> Under, IReadOnlySet<string> Waiting)> OfAsync(AreaCode regency, IReadOnlyCollection<string> proposals, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(regency);
        ArgumentNullException.ThrowIfNull(proposals);
        var partition = Partitions.Ratifications(regency.Value);
        var (under, waiting) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var some in proposals.Distinct(StringComparer.Ordinal).Chunk(AtATime))
        {
            Task<List<string>> AskAsync(DocumentQuery query) => store.TextsAsync(partition, query.With("@proposals", some), cancellation).ToListAsync(cancellation).AsTask();
            waiting.UnionWith(await AskAsync(new DocumentQuery($"SELECT VALUE c.row.proposal {Rows} AND IS_STRING(c.key)")));
            var letters = (await AskAsync(new DocumentQuery($"SELECT VALUE c.letter {Rows} AND IS_STRING(c.letter)"))).Distinct(StringComparer.Ordinal).ToList();
            var standing = letters.Count == 0 ? [] : await store.TextsAsync(
                partition, DocumentQuery.OfIds("VALUE c.state.id", letters.Select(LetterDocument.IdOf), " AND NOT ARRAY_CONTAINS(@back, c.state.status)").With("@back", Back), cancellation).ToListAsync(cancellation);
            under.UnionWith(standing.Count == 0 ? [] : await AskAsync(new DocumentQuery($"SELECT VALUE c.row.proposal {Rows} AND ARRAY_CONTAINS(@letters, c.letter)").With("@letters", standing)));
        }

        return (under, waiting);
    }
}
