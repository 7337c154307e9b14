using System.Buffers;
using System.Text;

namespace Dtks.Domain.Kernel;

/// <summary>
/// Text as people and their phones write it: what does not show goes, every kind of blank is a blank, and what surrounds the text goes too.
/// What would change how a text looks (writing direction within it, controls, line breaks) stays for the reader to refuse.
/// </summary>
internal static class WrittenText
{
    // Zero-width blanks and joiners, the soft hyphen, marks of direction that turn nothing round, the byte order mark.
    private static readonly SearchValues<char> Invisible = SearchValues.Create("\u00AD\u034F\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u2060\u2061\u2062\u2063\u2064\uFEFF");

    // Contact lists of phones wrap what they copy in them; around all of it they turn nothing round.
    private static readonly char[] Surrounding = [' ', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069'];

    /// <summary>The text without what does not show and without what surrounds it: blanks, marks of direction.</summary>
    public static string Clean(string raw)
    {
        var text = new StringBuilder(raw.Length);
        foreach (var c in raw)
        {
            if (!Invisible.Contains(c)) text.Append(char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.SpaceSeparator ? ' ' : c);
        }

        return text.ToString().Trim().Trim(Surrounding).Trim();
    }

    /// <summary>As <see cref="Clean"/>, with no blanks inside either: a number written in groups.</summary>
    public static string Number(string raw) => Clean(raw).Replace(" ", string.Empty, StringComparison.Ordinal);

    /// <summary>Whether at least one letter is in it.</summary>
    public static bool HasLetter(string text) => text.EnumerateRunes().Any(Rune.IsLetter);
}
