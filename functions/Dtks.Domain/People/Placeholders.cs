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
    public static bool Is(string text)
    {
        var words = WordsOf(text);
        var letters = string.Concat(words);
        var isOneWord = words.Length == 1 || words.Length == letters.Length;
        return Words.Contains(string.Join(' ', words)) || (isOneWord && letters.Length >= LeastRepeated && letters.All(c => c == letters[0]));
    }

    /// <summary>The same of a place, where a single letter fills the field too. Places may be called as mothers are not (the district Ibu).</summary>
    public static bool IsOfPlace(string text) => Is(text) || WordsOf(text) is [{ Length: 1 }];

    /// <summary>The same of a mother's maiden name, where a single letter fills the field too.</summary>
    public static bool IsOfMother(string text) => IsOfPlace(text) || OfMothers.Contains(string.Join(' ', WordsOf(text)));

    /// <summary>The same of a street, where no letter and no digit but 0 fill the field ("-", "000"); a house number alone ("111") is one.</summary>
    public static bool IsOfStreet(string text)
    {
        var written = string.Concat(WordsOf(text));
        return written.All(c => c == '0') || (written.Any(char.IsLetter) && Is(text));
    }

    private static string[] WordsOf(string text) =>
        string.Concat(TextFolding.Fold(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
