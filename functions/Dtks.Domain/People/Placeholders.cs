using System.Collections.Frozen;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.People;

/// <summary>What is typed where a name is not known (REG-2): it stands for no name, and no register will ever match it.</summary>
internal static class Placeholders
{
    private const int LeastRepeated = 3;

    private static readonly FrozenSet<string> Words = new[]
    {
        "TIDAK ADA", "TDK ADA", "TIDAK TAHU", "TDK TAHU", "TIDAK TAU", "TDK TAU", "TIDAK DIKETAHUI", "TDK DIKETAHUI", "BELUM ADA", "BELUM TAHU", "BELUM DIKETAHUI", "TANPA NAMA", "KOSONG", "NIHIL", "ANONIM",
        "BELUM ADA NAMA", "BELUM BERNAMA", "BELUM DIBERI NAMA", "TIDAK ADA NAMA", "XX", "NN", "N N", "N A", "NULL", "UNKNOWN", "TTD", "ALM", "ALMH", "ALMARHUM", "ALMARHUMAH",
    }.ToFrozenSet(StringComparer.Ordinal);

    // What one may be called, and a mother's maiden name is not.
    private static readonly FrozenSet<string> OfMothers = new[] { "NONE", "TES", "TEST", "IBU", "IBU KANDUNG", "MAMA" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Whether the text only fills the field: one of the usual words, or one letter three times and more ("xxx", "x x x"). Names of one word, of one letter or of
    /// two are names (Suharto, A, Ia, Al), and so are Uu, Oo, Aa and Ii.
    /// </summary>
    public static bool Is(string text) => Is(WordsOf(text));

    /// <summary>The same of a place, where a single letter fills the field too. Places may be called as mothers are not (the district Ibu).</summary>
    public static bool IsOfPlace(string text) => IsOfPlace(WordsOf(text));

    /// <summary>The same of a mother's maiden name, where a single letter fills the field too.</summary>
    public static bool IsOfMother(string text)
    {
        var words = WordsOf(text);
        return IsOfPlace(words) || OfMothers.Contains(string.Join(' ', words));
    }

    /// <summary>The same of a street, where no letter and no digit but 0 fill the field ("-", "000"); a house number alone ("111") is one.</summary>
    public static bool IsOfStreet(string text)
    {
        var written = string.Concat(WordsOf(text));
        return written.All(c => c == '0') || (written.Any(char.IsLetter) && Is(text));
    }

    private static bool Is(string[] words)
    {
        var letters = words.Sum(w => w.Length);
        var isOneWord = words.Length == 1 || words.Length == letters;
        return Words.Contains(string.Join(' ', words)) || (isOneWord && letters >= LeastRepeated && Array.TrueForAll(words, w => !w.AsSpan().ContainsAnyExcept(words[0][0])));
    }

    private static bool IsOfPlace(string[] words) => Is(words) || words is [{ Length: 1 }];

    private static string[] WordsOf(string text)
    {
        var folded = TextFolding.Fold(text);
        return string.Create(folded.Length, folded, Spaced).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void Spaced(Span<char> spaced, string text)
    {
        for (var i = 0; i < text.Length; i++) spaced[i] = char.IsLetterOrDigit(text[i]) ? text[i] : ' ';
    }
}
