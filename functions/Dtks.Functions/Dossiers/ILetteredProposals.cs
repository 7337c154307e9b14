using Dtks.Domain.Areas;

namespace Dtks.Functions.Dossiers;

/// <summary>Tells which proposals a regent's letter covers that lies with the Ministry (RAT-3), and which wait for one.</summary>
public interface ILetteredProposals
{
    /// <summary>Of some of a regency, at least one: those that one covers, and those that are open to the next.</summary>
    Task<(IReadOnlySet<string> Under, IReadOnlySet<string> Waiting)> OfAsync(AreaCode regency, IReadOnlyCollection<string> proposals, CancellationToken cancellation);
}
