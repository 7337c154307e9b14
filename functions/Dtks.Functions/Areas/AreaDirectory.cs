using Dtks.Domain.Areas;
using Dtks.Platform.Access;

namespace Dtks.Functions.Areas;

/// <summary>
/// The nation's administrative areas: every province, regency or city, district and village by its Kemendagri code (digits without
/// dots: 2, 4, 6 or 10 of them) and the nation, <c>ID</c>. The data come with the assembly (source and licence: Data/NOTICE.md) and
/// are read once, on first use. Safe for concurrent use.
/// </summary>
public sealed class AreaDirectory : IKnownAreas
{
    /// <summary>The code of the nation.</summary>
    public const string Nation = "ID";

    private readonly Lazy<AreaTable> _table = new(AreaTable.Load);

    /// <summary>Whether there is an area of that code. Anything that is no code (null, letters, dots) is simply not there.</summary>
    public bool Exists(string? code) => code == Nation || TryIndex(code, out _);

    /// <summary>The area of that code, or null when there is none.</summary>
    public Area? Find(string? code)
    {
        if (code == Nation)
            return new Area(Nation, "Indonesia", AreaLevel.Nation, Parent: null, TimeZone: null);
        return TryIndex(code, out var index) ? At(index) : null;
    }

    /// <summary>
    /// The areas directly under that one, by code: provinces of <c>ID</c>, regencies of a province, districts of a regency, villages
    /// of a district. Empty for a village and for a code that does not exist.
    /// </summary>
    public IReadOnlyList<Area> Children(string? code)
    {
        if (code == Nation)
            return Siblings(0, AreaKey.End(0, AreaLevel.Nation), AreaLevel.Province);
        if (!TryIndex(code, out var index))
            return [];
        var (key, level) = (_table.Value.Keys[index], AreaKey.LevelOf(code!));
        return level == AreaLevel.Village ? [] : Siblings(index + 1, AreaKey.End(key, level), level + 1);
    }

    /// <summary>The codes of all regencies and cities, in order.</summary>
    public IEnumerable<string> Regencies() =>
        Children(Nation).SelectMany(province => Children(province.Code)).Select(regency => regency.Code);

    private List<Area> Siblings(int first, long end, AreaLevel level)
    {
        var table = _table.Value;
        var found = new List<Area>();
        for (var i = first; i < table.Count && table.Keys[i] < end; i = table.LowerBound(AreaKey.End(table.Keys[i], level)))
            found.Add(At(i));
        return found;
    }

    private bool TryIndex(string? code, out int index)
    {
        index = -1;
        if (!AreaKey.TryParse(code, out var key))
            return false;
        index = _table.Value.IndexOf(key);
        // "1101" and "110100" make the same key; only the code that is listed is one.
        return index >= 0 && AreaKey.LevelOf(code!) == AreaKey.LevelOf(key);
    }

    private Area At(int index)
    {
        var table = _table.Value;
        var key = table.Keys[index];
        var level = AreaKey.LevelOf(key);
        var code = AreaKey.Code(key, level);
        var parent = level == AreaLevel.Province ? Nation : code[..AreaKey.Digits(level - 1)];
        return new Area(code, table.Name(index), level, parent, ZoneOf(code));
    }

    private static string ZoneOf(string code)
    {
        var zone = TimeZones.Of(AreaCode.Parse(code));
        return zone == TimeZones.Wib ? "WIB" : zone == TimeZones.Wita ? "WITA" : "WIT";
    }
}
