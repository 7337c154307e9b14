namespace Dtks.Domain.Imports;

/// <summary>
/// The names of a prelist's columns: those of the template, and those that village systems and exports of Dukcapil give them. Case, blanks, dots and underscores do not matter.
/// </summary>
public static class ImportColumns
{
    /// <summary>The columns of a result, after those of the file.</summary>
    public static IReadOnlyList<string> OfResults { get; } = ["baris", "hasil", "alasan", "kode_pelacakan"];

    private static readonly (ImportColumn Column, string Name, string[] Others)[] Known =
    [
        (ImportColumn.FamilyCard, "nomor_kk", ["NO KK", "NOMOR KARTU KELUARGA", "NO KARTU KELUARGA", "KK", "NKK", "NOMOR KELUARGA"]),
        (ImportColumn.Nik, "nik", ["NO NIK", "NOMOR NIK", "NOMOR INDUK KEPENDUDUKAN", "NO KTP", "NOMOR KTP"]),
        (ImportColumn.Name, "nama", ["NAMA LENGKAP", "NAMA LGKP", "NAMA ART", "NAMA ANGGOTA", "NAMA ANGGOTA KELUARGA"]),
        (ImportColumn.BirthPlace, "tempat_lahir", ["TMPT LHR", "TMP LAHIR", "TEMPAT LHR", "KOTA LAHIR"]),
        (ImportColumn.BirthDate, "tanggal_lahir", ["TGL LAHIR", "TGL LHR", "TANGGALLAHIR"]),
        (ImportColumn.Sex, "jenis_kelamin", ["JENIS KLMIN", "JK", "KELAMIN", "L/P", "SEX"]),
        (ImportColumn.Mother, "nama_ibu_kandung", ["NAMA IBU", "IBU KANDUNG", "NAMA LGKP IBU", "NAMA GADIS IBU KANDUNG"]),
        (ImportColumn.Relationship, "hubungan_keluarga", ["STAT HBKEL", "SHDK", "HUBUNGAN", "HUBUNGAN DENGAN KEPALA KELUARGA", "HUBUNGAN DALAM KELUARGA", "STATUS HUBUNGAN DALAM KELUARGA", "HUB KELUARGA"]),
        (ImportColumn.MaritalStatus, "status_kawin", ["STATUS PERKAWINAN", "STAT KWN", "STATUS NIKAH", "STATUS PERNIKAHAN"]),
        (ImportColumn.Street, "alamat", ["ALAMAT LENGKAP", "ALAMAT RUMAH", "DUSUN", "JALAN"]),
        (ImportColumn.Rt, "rt", ["NO RT"]),
        (ImportColumn.Rw, "rw", ["NO RW"]),
        (ImportColumn.Phone, "telepon", ["NO HP", "NOMOR HP", "HP", "NO TELEPON", "NOMOR TELEPON", "NO TELP", "TELP", "NO WA", "NOMOR WA"]),
        (ImportColumn.Kind, "jenis_usulan", ["USULAN", "JENIS USUL"]),
        (ImportColumn.Programmes, "program", ["PROGRAM BANTUAN", "BANTUAN", "BANSOS", "JENIS BANTUAN"]),
        (ImportColumn.Nominator, "pengusul", ["DIUSULKAN OLEH", "USULAN DARI"]),
        (ImportColumn.NominatorName, "nama_pengusul", []),
        (ImportColumn.Recipient, "nik_penerima", ["NIK PENGURUS", "PENERIMA"]),
        (ImportColumn.Village, "kode_desa", ["KODE KELURAHAN", "KODE DESA/KELURAHAN", "NO KEL", "KODE WILAYAH"]),
        (ImportColumn.Outcome, "hasil", []),
    ];

    private static readonly ImportNumber PopulationNumber = new(16, ImportViolations.Scientific, ImportViolations.NumberRounded, ImportViolations.DigitsLost);

    private static readonly string[] Unused = ["NO", "NOMOR", "NO URUT", "NOMOR URUT", "BARIS", "ALASAN", "KODE PELACAKAN"];

    private static readonly ImportColumn[] Optional =
        [ImportColumn.Programmes, ImportColumn.Nominator, ImportColumn.NominatorName, ImportColumn.Recipient, ImportColumn.Village, ImportColumn.Outcome, ImportColumn.Unused];

    /// <summary>The columns of the template, in order.</summary>
    public static IReadOnlyList<ImportColumn> Template { get; } = [.. Enum.GetValues<ImportColumn>().Where(c => c < ImportColumn.Village)];

    /// <summary>The columns that a file must have.</summary>
    public static IReadOnlyList<ImportColumn> Required { get; } = [.. Template.Except(Optional)];

    /// <summary>The columns as the table that a file is read by.</summary>
    public static ImportTable Table { get; } = new("Prelist", [.. Known.Select(k => Column(k.Column, k.Name, k.Others))], Unused);

    /// <summary>How many of a row's cells are kept: those of all columns but <see cref="ImportColumn.Unused"/>.</summary>
    public static int Count => (int)ImportColumn.Unused;

    /// <summary>The column's name in the template.</summary>
    public static string NameOf(ImportColumn column) => Known[(int)column].Name;

    /// <summary>The other names that a header's cell may have for it.</summary>
    public static IReadOnlyList<string> OthersOf(ImportColumn column) => Known[(int)column].Others;

    /// <summary>The column that a header's cell names; null for one that is not known.</summary>
    public static ImportColumn? Find(string header) => (ImportColumn?)Table.Find(header);

    private static ImportTableColumn Column(ImportColumn column, string name, IReadOnlyList<string> others) => new(name, others)
    {
        IsOffered = Template.Contains(column),
        IsNeeded = Required.Contains(column),
        Number = column is ImportColumn.FamilyCard or ImportColumn.Nik or ImportColumn.Recipient ? PopulationNumber : null,
        IsDate = column == ImportColumn.BirthDate,
        Rule = "REG-2",
    };
}
