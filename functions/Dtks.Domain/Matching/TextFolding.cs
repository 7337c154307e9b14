using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Dtks.Domain.Matching;

/// <summary>Folds text for comparison: upper case, no accents, white space runs to one blank.</summary>
public static class TextFolding
{
    // Written out because string.Normalize does nothing in globalization-invariant mode, which this product is built in.
    private static readonly FrozenDictionary<char, string> Plain = new (string Letters, string Base)[]
    {
        ("ÀÁÂÃÄÅĀĂĄǍ", "A"), ("ÇĆĈĊČ", "C"), ("ÐĎĐ", "D"), ("ÈÉÊËĒĔĖĘĚ", "E"), ("ĜĞĠĢ", "G"), ("ĤĦ", "H"), ("ÌÍÎÏĨĪĬĮİǏ", "I"),
        ("Ĵ", "J"), ("Ķ", "K"), ("ĹĻĽĿŁ", "L"), ("ÑŃŅŇ", "N"), ("ÒÓÔÕÖØŌŎŐǑ", "O"), ("ŔŖŘ", "R"), ("ŚŜŞŠ", "S"), ("ŢŤŦ", "T"),
        ("ÙÚÛÜŨŪŬŮŰŲǓ", "U"), ("Ŵ", "W"), ("ÝŶŸ", "Y"), ("ŹŻŽ", "Z"), ("Æ", "AE"), ("Œ", "OE"), ("ßẞ", "SS"), ("Þ", "TH"),
    }.SelectMany(g => g.Letters.Select(c => KeyValuePair.Create(c, g.Base))).ToFrozenDictionary();

    /// <summary>The folded text; folding it again changes nothing.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.ToUpperInvariant()) Append(folded, c);
        while (folded.Length > 0 && folded[^1] == ' ') folded.Length--;
        return folded.ToString();
    }

    private static void Append(StringBuilder folded, char c)
    {
        if (char.IsWhiteSpace(c))
        {
            if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
        {
            folded.Append(Plain.TryGetValue(c, out var plain) ? plain : c.ToString());
        }
    }
}
