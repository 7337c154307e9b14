using System.Collections.Frozen;
using NodaTime;

namespace Dtks.Domain.Areas;

/// <summary>
/// The 38 provinces by Kemendagri code with the time zone each lies in. Zones: Keputusan Presiden 41/1987 (WIB: Sumatera, Jawa, Kalimantan
/// Barat and Tengah; WITA: Kalimantan Selatan and Timur, Sulawesi, Bali, Nusa Tenggara; WIT: Maluku and Irian Jaya); provinces formed since
/// keep the zone of the province they came from.
/// </summary>
internal static class Provinces
{
    private static readonly FrozenDictionary<string, DateTimeZone> Zones = Build().ToFrozenDictionary(StringComparer.Ordinal);

    public static bool IsKnown(string code) => Zones.ContainsKey(code);

    public static DateTimeZone ZoneOf(string code) => Zones[code];

    private static IEnumerable<KeyValuePair<string, DateTimeZone>> Build()
    {
        string[] wib =
        [
            "11", "12", "13", "14", "15", "16", "17", "18", "19", "21",
            "31", "32", "33", "34", "35", "36", "61", "62",
        ];
        string[] wita = ["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"];
        string[] wit = ["81", "82", "91", "92", "93", "94", "95", "96"];
        return wib.Select(p => KeyValuePair.Create(p, TimeZones.Wib))
            .Concat(wita.Select(p => KeyValuePair.Create(p, TimeZones.Wita)))
            .Concat(wit.Select(p => KeyValuePair.Create(p, TimeZones.Wit)));
    }
}
