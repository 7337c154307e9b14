using Dtks.Domain.Areas;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Dossiers;

/// <summary>
/// Dossiers of what a deliberation admitted and was visited (RAT-2). One is saved together with its deliberation, which knows its dossiers: of two at once the later sees
/// what the earlier holds, and no row is in two that are on their way. What follows for its rows is a queue's.
/// </summary>
public sealed class ProposalDossiers(DossierRepository dossiers, DeliberationRepository deliberations, DossierGathering gathering) : IDossierMatter
{
    /// <inheritdoc />
    public DossierSubject Subject => DossierSubject.Proposals;

    /// <inheritdoc />
    public async Task<DossierBegun> SubmitAsync(string id, AreaCode village, DossierRead read, Actor by, CancellationToken cancellation)
    {
        var (policy, now) = dossiers.Today(village);
        var deliberation = await deliberations.FindAsync(village.Value, read.Deliberation, cancellation);
        var gathered = await gathering.OfAsync(deliberation, read, cancellation);
        var happened = Accepted.Events(DossierDecider.Submit(id, village, read, gathered, by, policy, now))[0];
        return new DossierBegun(
            happened,
            change => change
                .Create(new DossierRowsDocument { Id = DossierRowsDocument.IdOf(id), Village = village.Value, Rows = gathered.Rows })
                .Replace(deliberation! with { Dossiers = [.. deliberation.Dossiers ?? [], id] }))
        {
            InPlaceOf = await dossiers.ReturnedWithAsync(deliberation!, gathered.Rows, cancellation),
        };
    }

    /// <inheritdoc />
    public async Task<DossierHeld> HeldAsync(DossierState dossier, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var rows = await dossiers.RowsAsync(dossier.Village.Value, dossier.Id, cancellation);
        return new DossierHeld(DossierContent.Of(dossier.Village, rows), dossiers.Today(dossier.Village).Policy, (_, _) => { });
    }
}
