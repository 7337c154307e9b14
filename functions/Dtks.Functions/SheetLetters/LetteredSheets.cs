using Dtks.Domain.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.Dossiers;
using Dtks.Functions.Ratification;
using Dtks.Platform.Documents;

namespace Dtks.Functions.SheetLetters;

/// <summary>Finds by their rows in the regency's ledger which sheets a letter covers.</summary>
public sealed class LetteredSheets(DocumentStore store) : ILetteredSheets
{
    /// <inheritdoc />
    public async Task<IReadOnlySet<string>> OfAsync(AreaCode regency, IReadOnlyCollection<(string Village, string Period, string Dossier)> sheets, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(regency);
        ArgumentNullException.ThrowIfNull(sheets);
        var covered = new HashSet<string>(StringComparer.Ordinal);
        if (sheets.Count > 0)
        {
            var query = DocumentQuery.OfIds("VALUE c.row.proposal", sheets.Select(s => RatifiableRowDocument.SheetIdOf(s.Village, s.Period, s.Dossier)), " AND IS_DEFINED(c.letter) AND NOT IS_NULL(c.letter)");
            await foreach (var dossier in store.TextsAsync(Partitions.Ratifications(regency.Value), query, cancellation))
            {
                covered.Add(dossier);
            }
        }

        return covered;
    }
}
