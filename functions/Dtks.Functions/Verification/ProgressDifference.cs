namespace Dtks.Functions.Verification;

/// <summary>A count of a month's progress that its sheets say otherwise.</summary>
/// <param name="Area">The village, district or regency.</param>
/// <param name="Code">What is counted, as the API names it; <c>sheet.…</c> where a sheet's own head counts its lines wrongly; <c>unreadable</c> where a record cannot be read.</param>
/// <param name="Counted">What is counted.</param>
/// <param name="Recounted">What the sheets say.</param>
public sealed record ProgressDifference(string Area, string Code, long Counted, long Recounted)
{
    /// <summary>The code of a record that cannot be read.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Where two counts of an area differ.</summary>
    public static IEnumerable<ProgressDifference> Of(string area, ProgressCounts counted, ProgressCounts recounted)
    {
        ArgumentNullException.ThrowIfNull(counted);
        ArgumentNullException.ThrowIfNull(recounted);
        var known = counted.Since(new ProgressCounts(), string.Empty);
        return recounted.Since(counted, string.Empty)
            .Select(by => new ProgressDifference(area, by.Key[1..], known.GetValueOrDefault(by.Key), known.GetValueOrDefault(by.Key) + by.Value));
    }
}

/// <summary>What a recount of a regency's month found.</summary>
/// <param name="Regency">The regency.</param>
/// <param name="Sheets">Its villages' sheets, as they count by their lines.</param>
/// <param name="Differences">Where what is counted differs: villages, then districts, then the regency; none when all is equal.</param>
public sealed record RegencyRecount(string Regency, IReadOnlyList<VillageProgress> Sheets, IReadOnlyList<ProgressDifference> Differences);
