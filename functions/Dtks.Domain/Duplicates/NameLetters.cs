using System.Collections.Frozen;
using System.Text;

namespace Dtks.Domain.Duplicates;

/// <summary>
/// The words of names as they sound, whatever spelling they were written in: the spelling of before 1972 (OE, DJ, TJ), Arabic names transcribed in several ways (SYARIF, SARIP; KHAIRUL, HAIRUL),
/// doubled letters, an H that is not heard at the end; the usual short forms written out, titles left out.
/// </summary>
internal static class NameLetters
{
    private static readonly (string Written, string Heard)[] Pairs =
    [
        ("OE", "U"), ("DJ", "J"), ("TJ", "C"), ("SJ", "S"), ("SY", "S"), ("CH", "H"), ("KH", "H"), ("DH", "D"), ("TH", "T"), ("PH", "P"), ("AE", "AI"),
    ];

    // As they sound, with what they are short for.
    private static readonly (string Whole, string[] Short)[] Shortened =
    [
        ("MUHAMAD", ["M", "MUH", "MOH", "MOCH", "MHD", "MUHD", "MOHAMAD", "MUHAMED", "MOHAMED", "MUHAMAT"]),
        ("SITI", ["ST", "STI"]),
        ("ABDUL", ["ABD"]),
    ];

    private static readonly FrozenDictionary<string, string> Short = Shortened
        .SelectMany(s => s.Short.Select(shortened => KeyValuePair.Create(shortened, s.Whole)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Titles =
        new[] { "H", "HJ", "HAJI", "HAJAH", "HAJJAH", "KH", "IR", "DR", "DRS", "DRA", "TN", "NY", "NN", "SDR", "BPK", "ALM", "ALMH" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Descent = new[] { "BIN", "BINTI", "BINTE", "BT" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Offices = new[] { "KAB", "KABUPATEN", "KOTA", "KOTAMADYA", "KODYA" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words of a person's name, as they are written and as they sound; none where there are none.</summary>
    /// <param name="words">Words of letters in upper case, without marks.</param>
    public static (string Written, string Heard)[] OfPerson(IReadOnlyList<string> words)
    {
        var descent = words.Select((w, i) => i > 0 && Descent.Contains(w) ? i : words.Count).DefaultIfEmpty().Min();
        return Heard(words.Take(descent), Titles);
    }

    /// <summary>The words of a place, as they are written and as they sound.</summary>
    public static (string Written, string Heard)[] OfPlace(IReadOnlyList<string> words) => Heard(words, Offices);

    private static (string Written, string Heard)[] Heard(IEnumerable<string> words, FrozenSet<string> leftOut)
    {
        var all = words.ToList();
        var some = all.Where(w => !leftOut.Contains(w)).ToList();
        return [.. (some.Count > 0 ? some : all).Select(w => (w, Heard(w)))];
    }

    private static string Heard(string word)
    {
        if (Short.TryGetValue(word, out var whole)) return whole;
        foreach (var (written, heard) in Pairs) word = word.Replace(written, heard, StringComparison.Ordinal);
        var text = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            var sound = c switch { 'F' or 'V' => "P", 'Q' => "K", 'X' => "KS", 'Y' => "I", _ => c.ToString() };
            if (text.Length == 0 || text[^1] != sound[0] || sound.Length > 1) text.Append(sound);
        }

        if (text.Length > 2 && text[^1] == 'H') text.Length--;
        var plain = text.ToString();
        return Short.GetValueOrDefault(plain, plain);
    }
}
