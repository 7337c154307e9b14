using Dtks.Functions.Deliberations;

namespace Dtks.Functions.Visits;

/// <summary>Tells which dossier holds a proposal, so that what was handed in stays as it was (RAT-1).</summary>
public interface IProposalDossiers
{
    /// <summary>The dossier on its way up that holds a proposal; null when none does.</summary>
    /// <param name="deliberation">The deliberation that admitted it.</param>
    /// <param name="proposal">The proposal.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<string?> HolderOfAsync(DeliberationDocument deliberation, string proposal, CancellationToken cancellation);
}
