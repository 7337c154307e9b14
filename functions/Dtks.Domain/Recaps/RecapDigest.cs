using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Recaps;

/// <summary>The digests of a recap over a hierarchy: villages → district and regency, regencies → province and nation, so that each level can be recounted from what is right below it (RAT-4, RAT-8).</summary>
public static class RecapDigest
{
    /// <summary>
    /// A village's: SHA-256 over <c>dtks.recap.village/1</c>, the recap's period, the village, the period of the sheet that counts, the digest of that sheet (RAT-8), then of each programme in order its
    /// name, households, persons, ineligible and unverified lines; 64 hexadecimal digits.
    /// </summary>
    public static string OfVillage(CyclePeriod period, AreaCode village, CyclePeriod sheet, string sheetDigest, IReadOnlyList<RecapProgramme> programmes)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(village);
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(sheetDigest);
        ArgumentNullException.ThrowIfNull(programmes);
        return CanonicalDigest.Of(["dtks.recap.village/1", period.Value, village.Value, sheet.Value, sheetDigest, .. programmes.SelectMany(Parts)]);
    }

    /// <summary>An area's: over <c>dtks.recap/1</c>, the period, the area, code and digest of each of its parts by code, and their number.</summary>
    public static string OfArea(CyclePeriod period, AreaCode area, IEnumerable<(string Code, string Digest)> parts)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(area);
        var ordered = parts.OrderBy(part => part.Code, StringComparer.Ordinal).ToList();
        return CanonicalDigest.Of(["dtks.recap/1", period.Value, area.Value, .. ordered.SelectMany(part => new[] { part.Code, part.Digest }), InputReader.Number(ordered.Count)]);
    }

    private static string[] Parts(RecapProgramme programme) =>
    [
        WireName.Of(programme.Programme), InputReader.Number(programme.Households), InputReader.Number(programme.Persons), InputReader.Number(programme.Ineligible), InputReader.Number(programme.Unverified),
    ];
}
