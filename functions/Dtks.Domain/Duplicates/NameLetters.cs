using System.Collections.Frozen;

namespace Dtks.Domain.Duplicates;

/// <summary>
/// The words of names as they sound, whatever spelling they were written in: the spelling of before 1972 (OE, DJ, TJ), Arabic names transcribed in several ways (SYARIF, SARIP; KHAIRUL, HAIRUL),
/// doubled letters, an H that is not heard at the end; the usual short forms written out, titles left out.
/// </summary>
internal static class NameLetters
{
    private const int OnStack = 128;

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
    public static (string[] Written, string[] Heard) OfPerson(string[] words)
    {
        var descent = words.Length == 0 ? -1 : Array.FindIndex(words, 1, Descent.Contains);
        return Heard(descent < 0 ? words : words[..descent], Titles);
    }

    /// <summary>The words of a place, as they are written and as they sound.</summary>
    public static (string[] Written, string[] Heard) OfPlace(string[] words) => Heard(words, Offices);

    private static (string[] Written, string[] Heard) Heard(string[] all, FrozenSet<string> leftOut)
    {
        var some = Array.Exists(all, leftOut.Contains) ? Array.FindAll(all, w => !leftOut.Contains(w)) : all;
        var written = some.Length > 0 ? some : all;
        return (written, Array.ConvertAll(written, Heard));
    }

    private static string Heard(string word)
    {
        if (Short.TryGetValue(word, out var whole)) return whole;
        foreach (var (written, heard) in Pairs) word = word.Replace(written, heard, StringComparison.Ordinal);
        var text = word.Length <= OnStack ? stackalloc char[2 * word.Length] : new char[2 * word.Length];
        var length = 0;
        foreach (var c in word)
        {
            if (c == 'X') length += Both(text[length..]);
            else if (c switch { 'F' or 'V' => 'P', 'Q' => 'K', 'Y' => 'I', _ => c } is var sound && (length == 0 || text[length - 1] != sound)) text[length++] = sound;
        }

        if (length > 2 && text[length - 1] == 'H') length--;
        var plain = word.AsSpan().SequenceEqual(text[..length]) ? word : new string(text[..length]);
        return Short.GetValueOrDefault(plain, plain);
    }

    private static int Both(Span<char> text)
    {
        (text[0], text[1]) = ('K', 'S');
        return 2;
    }
}
