using Dtks.Domain.Areas;

namespace Dtks.Functions.Dossiers;

/// <summary>Tells which dossiers of a month's sheets a regent's letter covers by now: they lie with the Ministry, which reviews it (RAT-4).</summary>
public interface ILetteredSheets
{
    /// <summary>Those that one covers, by dossier; one request for all, and none for no sheet.</summary>
    /// <param name="regency">Their regency.</param>
    /// <param name="sheets">The sheets: village, month and dossier.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<IReadOnlySet<string>> OfAsync(AreaCode regency, IReadOnlyCollection<(string Village, string Period, string Dossier)> sheets, CancellationToken cancellation);
}
