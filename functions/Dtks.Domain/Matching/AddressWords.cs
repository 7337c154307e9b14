using System.Collections.Frozen;

namespace Dtks.Domain.Matching;

/// <summary>
/// The words of addresses as they are shortened on cards and in speech, from Aceh to Papua (PRO-5): each short form stands for one word, so that the short and the written-out address
/// compare equal. The words for "number" stand for nothing. Numbers of blocks and neighbourhoods compare alike in Roman and in plain numerals.
/// </summary>
internal static class AddressWords
{
    // Written out, then its short forms; none that stands for a name or a title too (NGR: Ngurah, TGH: Tuan Guru Haji). Villages' own units are those named in MUS-3 of docs/policy.md and in the administration of villages (UU 6/2014).
    private static readonly (string Word, string[] Short)[] Table =
    [
        ("JALAN", ["JL", "JLN", "JALN"]),
        ("GANG", ["GG"]),
        ("LORONG", ["LR", "LRG"]),
        ("DUSUN", ["DSN", "DUS", "DN"]),
        ("KAMPUNG", ["KP", "KMP", "KPG", "KAMP"]),
        ("BANJAR", ["BR", "BJR"]),
        ("JORONG", ["JR", "JRG"]),
        ("LINGKUNGAN", ["LK", "LINGK", "LKN", "LING"]),
        ("NAGARI", ["NAG"]),
        ("GAMPONG", ["GP", "GMP", "GPG"]),
        ("SIMPANG", ["SP", "SPG", "SIMP"]),
        ("KOMPLEK", ["KOMP", "KOMPLEKS", "KPLX"]),
        ("PERUMAHAN", ["PERUM", "PRM"]),
        ("PERUMNAS", ["PRMNS"]),
        ("PONDOK", ["PDK"]),
        ("BLOK", ["BLK", "BL"]),
        ("ASRAMA", ["ASR"]),
        ("KELURAHAN", ["KEL"]),
        ("KECAMATAN", ["KEC"]),
        ("PEDUKUHAN", ["DK", "DUKUH", "DKH"]),
        ("TERUSAN", ["TRS"]),
        ("RAYA", ["RY"]),
        ("UTARA", ["UTR"]),
        ("SELATAN", ["SEL", "SLT"]),
        ("TIMUR", ["TMR"]),
        ("BARAT", ["BRT"]),
    ];

    private static readonly string[] ForNumber = ["NO", "NOMOR", "NOMER", "NMR"];

    private static readonly FrozenDictionary<string, string> Words = Table
        .SelectMany(t => t.Short.Select(s => KeyValuePair.Create(s, t.Word)))
        .Concat(ForNumber.Select(n => KeyValuePair.Create(n, string.Empty)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    // To thirty-nine, as blocks and neighbourhoods are counted. Single letters name blocks ("BLOK C"), but I, V and X are numbers.
    private static readonly FrozenDictionary<string, string> Roman = Enumerable.Range(1, 39)
        .ToFrozenDictionary(RomanOf, n => n.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>Whether it is a short form.</summary>
    public static bool IsKnown(string word) => Words.ContainsKey(word);

    /// <summary>The word a short form stands for, the number of a Roman numeral without leading zeros, or the word itself.</summary>
    public static string WrittenOut(string word) =>
        Words.TryGetValue(word, out var whole) ? whole
        : Roman.TryGetValue(word, out var number) ? number
        : word.All(char.IsAsciiDigit) ? word.TrimStart('0') is { Length: > 0 } plain ? plain : "0"
        : word;

    private static string RomanOf(int number)
    {
        (int Value, string Sign)[] signs = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = string.Empty;
        foreach (var (value, sign) in signs)
        {
            for (; number >= value; number -= value) text += sign;
        }

        return text;
    }
}
