using System.Buffers;
using System.Text;

namespace Dtks.Domain.Kernel;

/// <summary>
/// Text as people and their phones write it: what does not show goes, every kind of blank is a blank, and what surrounds the text goes too.
/// What would make a text look otherwise than it is (a mark that turns it round, controls, line breaks) stays for the reader to refuse.
/// </summary>
internal static class WrittenText
{
    // Zero-width blanks and joiners, the soft hyphen, the byte order mark, and marks of direction with what ends them: phones wrap what they copy in them, the whole or each word, and Latin
    // letters and digits they turn round nowhere (UAX 9).
    private static readonly SearchValues<char> Invisible = SearchValues.Create(
        "\u00AD\u034F\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\uFEFF");

    // This one does turn them round. Around a text it goes; within one it stays, and what was seen is not what stands there.
    private const char Reversing = '\u202E';
    private static readonly char[] Surrounding = [' ', Reversing];

    /// <summary>The text without what does not show and without what surrounds it.</summary>
    public static string Clean(string raw)
    {
        var text = new StringBuilder(raw.Length);
        foreach (var c in raw)
        {
            if (!Invisible.Contains(c)) text.Append(char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.SpaceSeparator ? ' ' : c);
        }

        return text.ToString().Trim().Trim(Surrounding).Trim();
    }

    /// <summary>As <see cref="Clean"/>, with no mark of direction at all: digits in groups, which are held against the population register, dialled, or are a day.</summary>
    public static string Digits(string raw) => Clean(raw).Replace(Reversing.ToString(), string.Empty, StringComparison.Ordinal);

    /// <summary>As <see cref="Digits"/>, with no blanks inside either.</summary>
    public static string Number(string raw) => Digits(raw).Replace(" ", string.Empty, StringComparison.Ordinal);

    /// <summary>Whether at least one letter is in it.</summary>
    public static bool HasLetter(string text) => text.EnumerateRunes().Any(Rune.IsLetter);
}
