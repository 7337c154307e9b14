using System.Globalization;
using Dtks.Domain.Areas;

namespace Dtks.Functions.Areas;

/// <summary>
/// A code as a number: its digits filled up with zeros to ten. Numbers then sort as the codes do, each area before what lies in it,
/// because no area's own part is all zeros (the table checks that).
/// </summary>
internal static class AreaKey
{
    private const int VillageDigits = 10;

    private static readonly long[] Spans = [10_000_000_000, 100_000_000, 1_000_000, 10_000, 1];

    /// <summary>How many digits a code of that level has; 0 for the nation.</summary>
    public static int Digits(AreaLevel level) => level == AreaLevel.Village ? VillageDigits : 2 * (int)level;

    /// <summary>The key behind the last one that lies in the area.</summary>
    public static long End(long key, AreaLevel level) => key + Spans[(int)level];

    /// <summary>The level of a key: the widest whose own part the key fills without a rest.</summary>
    public static AreaLevel LevelOf(long key)
    {
        var level = AreaLevel.Province;
        while (key % Spans[(int)level] != 0)
            level++;
        return level;
    }

    /// <summary>The level of a well-formed code by its length.</summary>
    public static AreaLevel LevelOf(string code) => code.Length == VillageDigits ? AreaLevel.Village : (AreaLevel)(code.Length / 2);

    /// <summary>The code of a key.</summary>
    public static string Code(long key, AreaLevel level) => key.ToString("D10", CultureInfo.InvariantCulture)[..Digits(level)];

    /// <summary>Reads a code of 2, 4, 6 or 10 ASCII digits; false for anything else.</summary>
    public static bool TryParse(string? code, out long key) => TryParse(code.AsSpan(), out key);

    /// <summary>Reads a code of 2, 4, 6 or 10 ASCII digits; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> code, out long key)
    {
        key = 0;
        if (code.Length is not (2 or 4 or 6 or VillageDigits))
            return false;
        foreach (var c in code)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            key = (key * 10) + (c - '0');
        }
        for (var i = code.Length; i < VillageDigits; i++)
            key *= 10;
        return true;
    }
}
