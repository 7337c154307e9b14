using Dtks.Benchmarks.Nation.Simulation;
using Dtks.Functions.Areas;
using Dtks.Functions.Verification;

namespace Dtks.Benchmarks.Nation;

/// <summary>The nation's villages by the groups that a message has of them: real regencies and villages, sizes drawn.</summary>
internal static class NationPlan
{
    /// <summary>All villages, or the first so many.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="mean">Households a village.</param>
    /// <param name="spread">How unlike the villages are.</param>
    /// <param name="seed">The seed.</param>
    public static IReadOnlyList<Message> Of(int most, double mean, double spread, int seed)
    {
        var areas = new AreaDirectory();
        var regencies = areas.Regencies().Select(regency => areas.Children(regency).SelectMany(district => areas.Children(district.Code)).Count()).ToList();
        var sizes = VillageSizes.Draw(Math.Min(most, regencies.Sum()), mean, spread, seed);
        var (groups, number) = (new List<Message>(), 0);
        for (var regency = 0; regency < regencies.Count && number < sizes.Length; regency++)
        {
            var villages = Enumerable.Range(number, Math.Min(regencies[regency], sizes.Length - number)).Select(n => new Village(n, regency, sizes[n])).ToList();
            groups.AddRange(villages.Chunk(VillageGroups.Most).Select(chunk => new Message(chunk, regency)));
            number += villages.Count;
        }

        return groups;
    }

    /// <summary>The same with nothing done yet.</summary>
    public static IReadOnlyList<Message> Afresh(IEnumerable<Message> groups) =>
        [.. groups.Select(g => new Message([.. g.Villages.Select(v => v with { IsDone = false })], g.Regency))];
}
