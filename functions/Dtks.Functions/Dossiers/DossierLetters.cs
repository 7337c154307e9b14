using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;

namespace Dtks.Functions.Dossiers;

/// <summary>Tells which dossiers that were received a regent's letter covers by now: they lie with the Ministry, which reviews it (RAT-3, RAT-4).</summary>
public sealed class DossierLetters(ILetteredSheets sheets, ILetteredProposals proposals, DossierRepository dossiers)
{
    /// <summary>Those that one covers, by dossier; of proposals once none of it waits for a letter.</summary>
    /// <param name="regency">Their regency.</param>
    /// <param name="received">Those that were received.</param>
    /// <param name="cancellation">Stops it.</param>
    internal async Task<IReadOnlySet<string>> OfAsync(AreaCode regency, IReadOnlyCollection<(string Village, string Period, string Dossier, DossierSubject Subject)> received, CancellationToken cancellation)
    {
        var covered = (await sheets.OfAsync(regency, [.. received.Where(d => d.Subject == DossierSubject.Eligibility).Select(d => (d.Village, d.Period, d.Dossier))], cancellation)).ToHashSet(StringComparer.Ordinal);
        var rows = new List<(string Dossier, string Proposal)>();
        foreach (var (village, _, dossier, _) in received.Where(d => d.Subject == DossierSubject.Proposals))
        {
            rows.AddRange((await dossiers.RowsAsync(village, dossier, cancellation)).Select(row => (dossier, row.Proposal)));
        }

        if (rows.Count == 0)
        {
            return covered;
        }

        var (under, waiting) = await proposals.OfAsync(regency, [.. rows.Select(r => r.Proposal)], cancellation);
        covered.UnionWith(rows.GroupBy(r => r.Dossier, r => r.Proposal, StringComparer.Ordinal).Where(d => d.Any(under.Contains) && !d.Any(waiting.Contains)).Select(d => d.Key));
        return covered;
    }
}
