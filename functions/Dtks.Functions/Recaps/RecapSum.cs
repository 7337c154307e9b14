using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Recaps;

namespace Dtks.Functions.Recaps;

/// <summary>The recap of an area.</summary>
/// <param name="Ratified">Villages whose own sheet of the period counts.</param>
/// <param name="Carried">Villages that count with the sheet of an earlier month, whose letter was signed late (RAT-5).</param>
/// <param name="Late">Villages whose sheet of the period counts for a later one.</param>
/// <param name="Programmes">What is paid, by programme.</param>
/// <param name="Digest">The digest over what lies below.</param>
public sealed record RecapSum(int Ratified, int Carried, int Late, IReadOnlyList<RecapProgramme> Programmes, string Digest)
{
    /// <summary>That of a district or a regency, from its villages.</summary>
    public static RecapSum Of(string period, string area, IReadOnlyCollection<RecapDocument> villages)
    {
        ArgumentNullException.ThrowIfNull(villages);
        var counted = villages.Where(village => village.Counted is not null).ToList();
        var carried = counted.Count(village => village.IsCarried());
        return new RecapSum(
            counted.Count - carried,
            carried,
            villages.Count(village => village.CountsFor is not null),
            RecapTotals.Sum(counted.Select(village => village.Counted!.Programmes)),
            DigestOf(period, area, counted.Select(village => (village.Village, village.Counted!.Digest))));
    }

    /// <summary>That of a province or the nation, from its regencies.</summary>
    public static RecapSum Of(string period, string area, IReadOnlyCollection<RegencyRecapDocument> regencies)
    {
        ArgumentNullException.ThrowIfNull(regencies);
        return new RecapSum(
            regencies.Sum(regency => regency.Whole.Ratified),
            regencies.Sum(regency => regency.Whole.Carried),
            regencies.Sum(regency => regency.Whole.Late),
            RecapTotals.Sum(regencies.Select(regency => regency.Whole.Programmes)),
            DigestOf(period, area, regencies.Select(regency => (regency.Area, regency.Whole.Digest))));
    }

    /// <summary>That of an area of which nothing was ratified.</summary>
    public static RecapSum None(string period, string area) => Of(period, area, Array.Empty<RecapDocument>());

    private static string DigestOf(string period, string area, IEnumerable<(string Code, string Digest)> parts) => RecapDigest.OfArea(CyclePeriod.Parse(period), AreaCode.Parse(area), parts);
}
