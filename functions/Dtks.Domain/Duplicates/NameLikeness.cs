using System.Collections.Frozen;

namespace Dtks.Domain.Duplicates;

/// <summary>
/// How alike two names are. Twins have names that are alike on purpose (RINA and RINI, HASAN and HUSEN): in a short word another letter is another name, in a long one a mistake. Of mothers and
/// places a letter apart is a mistake whatever the length.
/// </summary>
internal static class NameLikeness
{
    private const int LeastMissing = 5;
    private const int LeastOther = 6;
    private const int LeastLoose = 4;

    // Names that so many have that they alone tell nobody apart, as they sound.
    private static readonly FrozenSet<string> Common = new[]
    {
        "SITI", "MUHAMAD", "AHMAD", "ABDUL", "NUR", "SRI", "DEWI", "NI", "WAIAN", "MADE", "NIOMAN", "KETUT", "PUTU", "GEDE", "KADEK", "KOMANG", "GUSTI", "AGUNG", "RADEN", "ANDI",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Of two persons' names. One that is none is like no other.</summary>
    public static FieldAgreement OfPersons(NameForm a, NameForm b) =>
        !a.IsKnown || !b.IsKnown ? FieldAgreement.Unknown
        : Equal(a, b) ?? (IsWordApart(a, b) || IsWordMore(a.Words, b.Words) ? FieldAgreement.Near : FieldAgreement.Different);

    /// <summary>Of two mothers' names, or two places'.</summary>
    public static FieldAgreement Loose(NameForm a, NameForm b) =>
        !a.IsKnown || !b.IsKnown ? FieldAgreement.Unknown
        : Equal(a, b) ?? (IsWordMore(a.Words, b.Words) || IsLooselyApart(a.Sound, b.Sound) || IsLooselyApart(string.Concat(a.Written), string.Concat(b.Written)) ? FieldAgreement.Near : FieldAgreement.Different);

    private static FieldAgreement? Equal(NameForm a, NameForm b) =>
        a.Sound != b.Sound ? null : a.Plain == b.Plain ? FieldAgreement.Same : FieldAgreement.Spelling;

    private static bool IsLooselyApart(string a, string b) => IsLetterApart(a, b, LeastLoose, LeastLoose);

    // As written too: a letter that is left out may bring two together that are heard as one.
    private static bool IsWordApart(NameForm one, NameForm other)
    {
        var (a, b) = (one.Words, other.Words);
        if (a.Length != b.Length) return false;
        var at = -1;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] == b[i]) continue;
            if (at >= 0) return false;
            at = i;
        }

        return IsLetterApart(a[at], b[at], LeastMissing, LeastOther) || IsLetterApart(one.Written[at], other.Written[at], LeastMissing, LeastOther)
            || (IsInitial(a[at], b[at]) && HasOwn(a.Where((_, i) => i != at)));
    }

    private static bool IsInitial(string a, string b) => a.Length == 1 ? b.Length > 1 && b[0] == a[0] : b.Length == 1 && a[0] == b[0];

    // One word more, and what they share is nobody's by the thousand.
    private static bool IsWordMore(string[] a, string[] b)
    {
        var (few, many) = a.Length < b.Length ? (a, b) : (b, a);
        if (many.Length - few.Length != 1 || !HasOwn(few)) return false;
        var before = 0;
        while (before < few.Length && few[before] == many[before]) before++;
        for (var i = before; i < few.Length; i++)
            if (few[i] != many[i + 1]) return false;
        return true;
    }

    private static bool HasOwn(IEnumerable<string> words) => words.Any(w => w.Length >= LeastLoose && !Common.Contains(w));

    /// <summary>Whether one letter more, another letter, or two neighbours in each other's place is all the difference.</summary>
    /// <param name="a">A word.</param>
    /// <param name="b">Another.</param>
    /// <param name="leastMissing">The letters of the shorter from which on one more, or two swapped, is a mistake.</param>
    /// <param name="leastOther">The letters from which on another letter is.</param>
    private static bool IsLetterApart(string a, string b, int leastMissing, int leastOther)
    {
        var (few, many) = a.Length <= b.Length ? (a, b) : (b, a);
        if (many.Length - few.Length > 1 || few.Length < Math.Min(leastMissing, leastOther)) return false;
        var start = 0;
        while (start < few.Length && few[start] == many[start]) start++;
        var end = 0;
        while (end < few.Length - start && few[^(end + 1)] == many[^(end + 1)]) end++;
        var rest = few.Length - start - end;
        if (many.Length > few.Length) return rest == 0 && few.Length >= leastMissing;
        return rest switch
        {
            1 => few.Length >= leastOther,
            2 => few.Length >= leastMissing && few[start] == many[start + 1] && few[start + 1] == many[start],
            _ => false,
        };
    }
}
