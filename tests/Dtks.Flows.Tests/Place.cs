using Dtks.Functions.Areas;

namespace Dtks.Flows.Tests;

/// <summary>A regency of a test's own, from the real list, with villages of it, so that tests on one host do not meet.</summary>
public sealed record Place(string Regency, IReadOnlyList<string> Villages)
{
    private const int Most = 60;

    private static readonly AreaDirectory Directory = new();
    private static readonly Dictionary<string, Queue<string>> Free = Zones();

    /// <summary>The first village.</summary>
    public string Village => Villages[0];

    /// <summary>The next regency of a time zone (WIB, WITA or WIT) that has so many villages, 3 to 60.</summary>
    public static Place Next(string zone = "WIB", int villages = 3)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(villages, Most);
        lock (Free)
        {
            while (true)
            {
                // Again in turn: whoever had it some two hundred places ago has long ended, and its host with it.
                var regency = Free[zone].Dequeue();
                Free[zone].Enqueue(regency);
                var place = new Place(regency, [.. Directory.Children(regency).SelectMany(d => Directory.Children(d.Code)).Select(v => v.Code).Take(Most)]);
                if (place.Villages.Count >= villages)
                {
                    return place;
                }
            }
        }
    }

    // By province: Aceh to Banten and western Kalimantan are WIB, Bali to Sulawesi WITA, Maluku and Papua WIT (Keppres 41/1987).
    private static Dictionary<string, Queue<string>> Zones() => Directory.Regencies()
        .GroupBy(regency => regency[..2] switch
        {
            "51" or "52" or "53" or "63" or "64" or "65" => "WITA",
            _ when regency[0] == '7' => "WITA",
            _ when regency[0] is '8' or '9' => "WIT",
            _ => "WIB",
        })
        .ToDictionary(g => g.Key, g => new Queue<string>(g.Where(HasVillages)), StringComparer.Ordinal);

    private static bool HasVillages(string regency) => Directory.Children(regency).SelectMany(d => Directory.Children(d.Code)).Take(3).Count() == 3;
}
