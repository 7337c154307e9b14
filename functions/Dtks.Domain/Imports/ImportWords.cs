using System.Collections.Frozen;
using Dtks.Domain.Kernel;

namespace Dtks.Domain.Imports;

/// <summary>
/// The words that a prelist has for what the API names in its own way: those of the template's lists, and others that are in use. The API's own names are taken too.
/// </summary>
public static class ImportWords
{
    private static readonly (ImportColumn Column, string Wire, string[] Words)[] Known =
    [
        (ImportColumn.Sex, "male", ["L", "LAKI-LAKI", "LAKI LAKI", "LK", "PRIA"]),
        (ImportColumn.Sex, "female", ["P", "PEREMPUAN", "PR", "WANITA"]),
        (ImportColumn.Relationship, "head", ["Kepala keluarga", "KEPALA", "KK", "KRT", "KEPALA RUMAH TANGGA"]),
        (ImportColumn.Relationship, "husband", ["Suami"]),
        (ImportColumn.Relationship, "wife", ["Istri", "ISTERI"]),
        (ImportColumn.Relationship, "child", ["Anak", "ANAK KANDUNG"]),
        (ImportColumn.Relationship, "childInLaw", ["Menantu"]),
        (ImportColumn.Relationship, "grandchild", ["Cucu"]),
        (ImportColumn.Relationship, "parent", ["Orang tua", "ORANGTUA"]),
        (ImportColumn.Relationship, "parentInLaw", ["Mertua"]),
        (ImportColumn.Relationship, "relative", ["Famili lain", "FAMILI", "FAMILI LAINNYA"]),
        (ImportColumn.Relationship, "helper", ["Pembantu", "ASISTEN RUMAH TANGGA"]),
        (ImportColumn.Relationship, "other", ["Lainnya", "LAIN LAIN"]),
        (ImportColumn.MaritalStatus, "unmarried", ["Belum kawin", "BELUM MENIKAH", "TIDAK KAWIN", "LAJANG"]),
        (ImportColumn.MaritalStatus, "married", ["Kawin", "MENIKAH", "KAWIN TERCATAT", "KAWIN BELUM TERCATAT", "KAWIN TIDAK TERCATAT"]),
        (ImportColumn.MaritalStatus, "divorced", ["Cerai hidup", "CERAI HIDUP TERCATAT", "CERAI HIDUP BELUM TERCATAT"]),
        (ImportColumn.MaritalStatus, "widowed", ["Cerai mati"]),
        (ImportColumn.Kind, "register", ["Masuk DTKS", "DTKS"]),
        (ImportColumn.Kind, "registerWithAssistance", ["Masuk DTKS dan bantuan", "DTKS DAN BANTUAN", "MASUK DTKS DAN BANSOS"]),
        (ImportColumn.Kind, "assistance", ["Bantuan", "BANSOS"]),
        (ImportColumn.Programmes, "PKH", ["PKH", "PROGRAM KELUARGA HARAPAN"]),
        (ImportColumn.Programmes, "BPNT", ["BPNT", "SEMBAKO", "BANTUAN PANGAN NON TUNAI"]),
        (ImportColumn.Programmes, "PBI-JKN", ["PBI-JKN", "PBI JK", "PBI"]),
        (ImportColumn.Nominator, "rtRw", ["RT/RW", "KETUA RT", "KETUA RW", "RT", "RW"]),
        (ImportColumn.Nominator, "hamletHead", ["Kepala dusun", "KADUS"]),
        (ImportColumn.Nominator, "villageHead", ["Kepala desa", "KADES", "LURAH"]),
        (ImportColumn.Nominator, "psks", ["PSKS"]),
        (ImportColumn.Nominator, "self", ["Sendiri", "DATANG SENDIRI"]),
        (ImportColumn.Nominator, "citizen", ["Warga lain"]),
    ];

    private static readonly FrozenDictionary<(ImportColumn, string), string> ByWord = Known
        .SelectMany(k => k.Words.Append(k.Wire).Select(word => (Key: (k.Column, Plain(word)), k.Wire)))
        .DistinctBy(k => k.Key)
        .ToFrozenDictionary(k => k.Key, k => k.Wire);

    /// <summary>The words of the template's list for a column, in order; none where anything may stand.</summary>
    public static IReadOnlyList<string> ListOf(ImportColumn column) => [.. Known.Where(k => k.Column == column).Select(k => k.Words[0])];

    /// <summary>Every word that a cell of a column may hold, by the API's name for it: the template's first, then others; none where anything may stand.</summary>
    public static IReadOnlyList<(string Wire, IReadOnlyList<string> Words)> WordsOf(ImportColumn column) => [.. Known.Where(k => k.Column == column).Select(k => (k.Wire, (IReadOnlyList<string>)k.Words))];

    /// <summary>The API's name for a word; null for one that is not known.</summary>
    public static string? Find(ImportColumn column, string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return ByWord.GetValueOrDefault((column, Plain(word)));
    }

    private static string Plain(string word) => string.Concat(TextFolding.Fold(word).Where(char.IsLetterOrDigit));
}
