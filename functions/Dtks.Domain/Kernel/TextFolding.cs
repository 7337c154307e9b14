using System.Globalization;
using System.Text;
using AnyAscii;

namespace Dtks.Domain.Kernel;

/// <summary>
/// Folds text for comparison (PRO-5): upper case, letters with marks as their plain ones whatever way they are composed and whatever tongue's transcription they come from (the
/// table of AnyAscii), apostrophes and hyphens of every shape alike, what does not show left out, white space runs to one blank.
/// </summary>
public static class TextFolding
{
    private const string Apostrophes = "'`\u00B4\u02B9\u02BB\u02BC\u02BD\u02BE\u02BF\u02C8\u02CA\u02CB\u2018\u2019\u201A\u201B\u2032\u2035\uA78C\uFF07";
    private const int Minus = 0x2212;
    private const int OnStack = 256;

    /// <summary>The folded text; folding it again changes nothing.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text)) return OfAscii(text);
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) Append(folded, rune);
        while (folded.Length > 0 && folded[^1] == ' ') folded.Length--;
        return folded.ToString();
    }

    // What most texts are: the same, without asking of each letter what it is.
    private static string OfAscii(string text)
    {
        var folded = text.Length <= OnStack ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c)) folded[length++] = c == '`' ? '\'' : char.ToUpperInvariant(c);
            else if (length > 0 && folded[length - 1] != ' ') folded[length++] = ' ';
        }

        if (length > 0 && folded[length - 1] == ' ') length--;
        return text.AsSpan().SequenceEqual(folded[..length]) ? text : new string(folded[..length]);
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (Rune.IsWhiteSpace(rune)) Blank(folded);
        else if (rune.IsBmp && Apostrophes.Contains((char)rune.Value, StringComparison.Ordinal)) folded.Append('\'');
        else if (category == UnicodeCategory.DashPunctuation || rune.Value == Minus) folded.Append('-');
        else if (rune.IsAscii) folded.Append(char.ToUpperInvariant((char)rune.Value));
        else if (category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)) Plain(folded, rune);
    }

    private static void Plain(StringBuilder folded, Rune rune)
    {
        var plain = rune.ToString().Transliterate();

        // What the table does not know stands for itself.
        if (plain.Length == 0) folded.Append(rune.ToString());
        foreach (var c in plain) Append(folded, new Rune(c));
    }

    private static void Blank(StringBuilder folded)
    {
        if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
    }
}
