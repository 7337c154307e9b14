using Dtks.Domain.Cards;
using Dtks.Functions.CardTracking;
using Dtks.Functions.Registry;

namespace Dtks.Functions.CardReplacement;

/// <summary>Finds where a family stands that was named for cards in others' place, wherever it lived: one query for each place, and more only where it was.</summary>
public sealed class NamedFamilies(ReplacementStandings standings, SkrtmRepository letters) : INamedFamilies
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<NamedFamily>> OfAsync(HouseholdWay way, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(way);
        var named = new List<NamedFamily>();
        foreach (var place in way.Places)
        {
            foreach (var round in await standings.RoundsAsync(place.Village.Value, place.Household, cancellation))
            {
                foreach (var standing in (await standings.OfAsync(place.Village.Value, round, cancellation)).Values.Where(s => s.Named.Household == place.Household))
                {
                    var letter = await letters.FindAsync(place.Village.Value, standing.Named.Replacement, cancellation);
                    named.Add(new NamedFamily(place.Village.Value, round, standing, letter?.State.Status()));
                }
            }
        }

        return named;
    }
}
