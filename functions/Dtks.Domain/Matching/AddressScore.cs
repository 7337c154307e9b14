using System.Text;
using Dtks.Domain.Kernel;
using FuzzySharp;

namespace Dtks.Domain.Matching;

/// <summary>
/// Similarity of two addresses in whole percent (PRO-5): after normalisation, 100 × (1 − distance ÷ (length a + length b)), where a
/// substitution costs two (the Levenshtein ratio of FuzzySharp), in whole numbers and rounded down, so that 100 means equal.
/// </summary>
public static class AddressScore
{
    private const int SubstitutionExtraCost = 1;

    /// <summary>The score, 0 to 100; symmetric; 100 exactly when both are equal once normalised (two empty ones are).</summary>
    public static int Of(string a, string b)
    {
        var left = Normalise(a);
        var right = Normalise(b);
        var total = left.Length + right.Length;
        if (total == 0) return 100;
        var distance = Levenshtein.EditDistance(left, right, SubstitutionExtraCost);
        return (total - distance) * 100 / total;
    }

    /// <summary>
    /// Upper case, accents and punctuation gone, common abbreviations written out (also where a number is written against one), the word
    /// for "number" left out.
    /// </summary>
    public static string Normalise(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var spaced = new StringBuilder(address.Length);
        foreach (var c in TextFolding.Fold(address)) spaced.Append(char.IsLetterOrDigit(c) ? c : ' ');
        var words = spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(Apart).Select(w => AddressWords.WrittenOut(w));
        return string.Join(' ', words.Where(w => w.Length > 0));
    }

    // "NO5" is "NO" and "5"; "A12" is the name of a house.
    private static IEnumerable<string> Apart(string word)
    {
        var letters = word.TakeWhile(char.IsLetter).Count();
        return letters < word.Length && AddressWords.IsKnown(word[..letters]) ? [word[..letters], word[letters..]] : [word];
    }
}
