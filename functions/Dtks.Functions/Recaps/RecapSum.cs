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
    /// <summary>The lines of carried sheets that nobody verified, by the month of the sheet; null for none, and on those of before it stood here.</summary>
    public IReadOnlyDictionary<string, int>? CarriedUnverified { get; init; }

    /// <summary>How many unverified lines, carried ones too, were of who died or was removed, and are missed by nobody (RAT-6); null for none, and on those of before it stood here.</summary>
    public int? Lapsed { get; init; }

    /// <summary>The lines that nobody verified, by the month of their sheets (VER-7): those of carried ones were to be verified in an earlier one.</summary>
    public IReadOnlyDictionary<string, int> Unverified(string period) =>
        new Dictionary<string, int>(CarriedUnverified ?? new Dictionary<string, int>(), StringComparer.Ordinal) { [period] = Programmes.Sum(p => p.Unverified) - (CarriedUnverified?.Values.Sum() ?? 0) - (Lapsed ?? 0) };

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
            DigestOf(period, area, counted.Select(village => (village.Village, village.Counted!.Digest))))
        {
            CarriedUnverified = ByMonth(counted.Where(village => village.IsCarried()).Select(village => (village.Counted!.Sheet, village.Counted.Programmes.Sum(p => p.Unverified) - (village.Counted.Lapsed ?? 0)))),
            Lapsed = Some(counted.Sum(village => village.Counted!.Lapsed ?? 0)),
        };
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
            DigestOf(period, area, regencies.Select(regency => (regency.Area, regency.Whole.Digest))))
        {
            CarriedUnverified = ByMonth(regencies.SelectMany(regency => regency.Whole.CarriedUnverified ?? new Dictionary<string, int>()).Select(month => (month.Key, month.Value))),
            Lapsed = Some(regencies.Sum(regency => regency.Whole.Lapsed ?? 0)),
        };
    }

    /// <summary>That of an area of which nothing was ratified.</summary>
    public static RecapSum None(string period, string area) => Of(period, area, Array.Empty<RecapDocument>());

    private static int? Some(int count) => count == 0 ? null : count;

    private static Dictionary<string, int>? ByMonth(IEnumerable<(string Month, int Lines)> unverified)
    {
        var months = unverified.Where(u => u.Lines > 0).GroupBy(u => u.Month, StringComparer.Ordinal).ToDictionary(of => of.Key, of => of.Sum(u => u.Lines), StringComparer.Ordinal);
        return months.Count == 0 ? null : months;
    }

    private static string DigestOf(string period, string area, IEnumerable<(string Code, string Digest)> parts) => RecapDigest.OfArea(CyclePeriod.Parse(period), AreaCode.Parse(area), parts);
}
