
using Dtks.Platform.Documents;

namespace Dtks.Functions.Verification;

/// <summary>How far the villages of a regency, and of each of its districts, have come in a month.</summary>
public sealed record RegencyProgressDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "regencyProgress";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The month, and the partition.</summary>
    public required string Period { get; init; }

    /// <summary>The regency.</summary>
    public required string Regency { get; init; }

    /// <summary>The villages that have recipients.</summary>
    public required int Villages { get; init; }

    /// <summary>How far they have come.</summary>
    public ProgressCounts Counts { get; init; } = new();

    /// <summary>The same for each district, by code: it gains in the same write. Null in months of before it was counted, whose districts are summed over their villages.</summary>
    public IReadOnlyDictionary<string, AreaProgress>? Districts { get; init; }

    /// <summary>Whether a village was counted while this document could not be read, and its district was not: districts are then summed over their villages; null for no.</summary>
    public bool? DistrictsBehind { get; init; }

    /// <summary>The document's id for a regency.</summary>
    public static string IdOf(string regency) => $"regency-{regency}";

    /// <summary>The regency as a whole.</summary>
    public AreaProgress Whole() => new(Villages, Counts);

    /// <summary>One of its districts; null where that is to be summed over its villages.</summary>
    public AreaProgress? DistrictOf(string district) => Districts is null || DistrictsBehind == true ? null : Districts.GetValueOrDefault(district, AreaProgress.None);

    /// <summary>Whether every village has its sheet, or needs none.</summary>
    public bool IsOpened() => Whole().IsOpened();

    /// <summary>Whether every village's sheet is final, or there is none.</summary>
    public bool IsClosed() => Whole().IsClosed();

    /// <summary>With the villages that are to be counted, in all and by district; both only grow.</summary>
    /// <param name="villages">All villages that have recipients.</param>
    /// <param name="districts">The regency's districts, whether or not anybody receives something there.</param>
    public RegencyProgressDocument Expecting(IReadOnlyCollection<string> villages, IEnumerable<string> districts)
    {
        ArgumentNullException.ThrowIfNull(villages);
        var here = villages.GroupBy(v => v[..DistrictDigits], StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var known = Districts ?? new Dictionary<string, AreaProgress>(StringComparer.Ordinal);
        return this with
        {
            Villages = Math.Max(Villages, villages.Count),
            Districts = Districts is null && ETag is not null
                ? null
                : known.Keys.Concat(districts).Concat(here.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToDictionary(d => d, District, StringComparer.Ordinal),
        };

        AreaProgress District(string code) => known.GetValueOrDefault(code, AreaProgress.None) is var district && district.Villages < here.GetValueOrDefault(code)
            ? district with { Villages = here[code] }
            : district;
    }

    /// <summary>The digits of a district's code.</summary>
    internal const int DistrictDigits = 6;
}
