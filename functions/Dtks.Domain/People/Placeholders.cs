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
        "X", "XX", "NN", "N N", "N A", "NULL", "NONE", "UNKNOWN", "TES", "TEST", "IBU", "IBU KANDUNG", "ALM", "ALMH", "ALMARHUMAH", "MAMA", "TTD",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Whether the text only fills the field: one of the usual words, or one letter three times and more ("xxx", "x x x"). Uu, Oo, Aa and Ii are names.
    /// </summary>
    public static bool Is(string text)
    {
        var words = string.Concat(TextFolding.Fold(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var letters = string.Concat(words);
        var isOneWord = words.Length == 1 || words.Length == letters.Length;
        return Words.Contains(string.Join(' ', words)) || (isOneWord && letters.Length >= LeastRepeated && letters.All(c => c == letters[0]));
    }
}
