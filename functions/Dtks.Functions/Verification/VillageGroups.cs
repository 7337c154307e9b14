using System.Globalization;
using Dtks.Functions.Areas;

namespace Dtks.Functions.Verification;

/// <summary>
/// Which villages of a regency a message carries together: thirty-two that follow each other among all villages the regency has, whichever of them are
/// concerned. So a village is always of the same group, whenever and for how many it is asked.
/// </summary>
public sealed class VillageGroups(AreaDirectory areas)
{
    /// <summary>The most villages of a group.</summary>
    public const int Most = 32;

    private const int RegencyDigits = 4;
    private const int DistrictDigits = 6;

    /// <summary>The villages of a regency by groups, in order.</summary>
    public IEnumerable<IReadOnlyList<string>> Of(string regency, IEnumerable<string> villages)
    {
        var places = Places(regency);
        return villages.Order(StringComparer.Ordinal).GroupBy(v => NameOf(v, places), StringComparer.Ordinal).SelectMany(group => group.Chunk(Most));
    }

    /// <summary>The name of a village's group, unique in the nation.</summary>
    public string NameOf(string village)
    {
        ArgumentNullException.ThrowIfNull(village);
        return NameOf(village, Places(village[..RegencyDigits]));
    }

    // One that is no more listed goes with those of its district.
    private static string NameOf(string village, Dictionary<string, int> places) => places.TryGetValue(village, out var place)
        ? string.Create(CultureInfo.InvariantCulture, $"{village[..RegencyDigits]}-{place / Most:00}")
        : $"{village[..RegencyDigits]}-x{village[RegencyDigits..DistrictDigits]}";

    private Dictionary<string, int> Places(string regency) => areas.Children(regency).SelectMany(district => areas.Children(district.Code))
        .Select((village, place) => (village.Code, place)).ToDictionary(v => v.Code, v => v.place, StringComparer.Ordinal);
}
