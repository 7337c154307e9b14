using Dtks.Domain.Areas;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Appeals;

/// <summary>Finds a household where it stands now (REG-8), for what a granted appeal does to it (GOV-3).</summary>
public sealed class SettledHouseholds(HouseholdRepository households, HouseholdPlaces places)
{
    /// <summary>The household.</summary>
    /// <exception cref="ProblemException">404 where there is none.</exception>
    /// <exception cref="StaleException">Some of it are on the way, and stand in two places for a moment: nothing else of the family changes until that is over.</exception>
    public async Task<HouseholdDocument> FindAsync(AreaCode village, string household, CancellationToken cancellation)
    {
        var way = await places.OfAsync(village, household, cancellation);
        var found = await households.FindAsync(way.Now.Village.Value, way.Now.Household, cancellation) ?? throw new ProblemException(Problem.NotFound);
        return found.State.Departures.Any(d => d.IsUnderWay) ? throw new StaleException() : found;
    }
}
