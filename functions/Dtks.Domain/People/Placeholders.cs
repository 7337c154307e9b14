using System.Collections.Frozen;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.People;

/// <summary>What is typed where a name is not known (REG-2): it stands for no name, and no register will ever match it.</summary>
internal static class Placeholders
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "TIDAK ADA", "TDK ADA", "TIDAK TAHU", "TDK TAHU", "TIDAK DIKETAHUI", "TDK DIKETAHUI", "BELUM ADA", "BELUM TAHU", "BELUM DIKETAHUI", "TANPA NAMA", "KOSONG", "NIHIL", "ANONIM",
        "NN", "N N", "N A", "NULL", "NONE", "UNKNOWN", "TES", "TEST", "IBU", "IBU KANDUNG", "ALM", "ALMARHUMAH",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether the text only fills the field: one of the usual words, or one letter again and again ("xxx").</summary>
    public static bool Is(string text)
    {
        var words = string.Join(' ', string.Concat(TextFolding.Fold(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return Words.Contains(words) || (words.Length > 1 && words.All(c => c == words[0]));
    }
}
