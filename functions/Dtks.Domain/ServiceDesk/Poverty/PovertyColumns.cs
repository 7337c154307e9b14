using Dtks.Domain.Imports;

namespace Dtks.Domain.ServiceDesk.Poverty;

/// <summary>The names of the columns of a village's poverty data (SVC-3): those of the template, and others that such files have.</summary>
public static class PovertyColumns
{
    /// <summary>The columns of a result, after those of the file.</summary>
    public static IReadOnlyList<string> OfResults { get; } = ["baris", "status_baris", "keterangan_baris"];

    private static readonly (PovertyColumn Column, string Name)[] Known =
    [
        (PovertyColumn.Nik, ImportColumns.NameOf(ImportColumn.Nik)),
        (PovertyColumn.FamilyCard, ImportColumns.NameOf(ImportColumn.FamilyCard)),
        (PovertyColumn.Name, ImportColumns.NameOf(ImportColumn.Name)),
        (PovertyColumn.BirthDate, ImportColumns.NameOf(ImportColumn.BirthDate)),
        (PovertyColumn.BirthPlace, ImportColumns.NameOf(ImportColumn.BirthPlace)),
        (PovertyColumn.Relationship, ImportColumns.NameOf(ImportColumn.Relationship)),
        (PovertyColumn.Decile, "desil"),
        (PovertyColumn.Category, "kategori"),
        (PovertyColumn.Village, ImportColumns.NameOf(ImportColumn.Village)),
    ];

    // What else such a file has of a person is not asked for, and not kept.
    private static readonly string[] Unused =
    [
        "NO", "NOMOR", "NO URUT", "NOMOR URUT", "JENIS KELAMIN", "JK", "L/P", "ALAMAT", "RT", "RW", "DUSUN", "DESA", "KELURAHAN", "DESA/KELURAHAN", "KECAMATAN", "KABUPATEN", "KETERANGAN", "PEKERJAAN", "UMUR",
        .. OfResults,
    ];

    private static readonly ImportNumber PopulationNumber = new(16, ImportViolations.Scientific, ImportViolations.NumberRounded, ImportViolations.DigitsLost);

    /// <summary>The columns as the table that a file is read by.</summary>
    public static ImportTable Table { get; } = new("Basis data kemiskinan", [.. Known.Select(k => Column(k.Column, k.Name))], Unused);

    /// <summary>A column's name in the template.</summary>
    public static string NameOf(PovertyColumn column) => Known[(int)column].Name;

    private static ImportTableColumn Column(PovertyColumn column, string name) => new(name, OthersOf(column))
    {
        IsOffered = column != PovertyColumn.Village,
        IsKept = true,
        IsNeeded = column is PovertyColumn.Nik or PovertyColumn.FamilyCard or PovertyColumn.Name or PovertyColumn.BirthDate,
        Number = column is PovertyColumn.Nik or PovertyColumn.FamilyCard ? PopulationNumber : null,
        IsDate = column == PovertyColumn.BirthDate,
        Rule = "SVC-3",
    };

    private static IReadOnlyList<string> OthersOf(PovertyColumn column) => column switch
    {
        PovertyColumn.Nik => ImportColumns.OthersOf(ImportColumn.Nik),
        PovertyColumn.FamilyCard => ImportColumns.OthersOf(ImportColumn.FamilyCard),
        PovertyColumn.Name => ImportColumns.OthersOf(ImportColumn.Name),
        PovertyColumn.BirthDate => ImportColumns.OthersOf(ImportColumn.BirthDate),
        PovertyColumn.BirthPlace => ImportColumns.OthersOf(ImportColumn.BirthPlace),
        PovertyColumn.Relationship => ImportColumns.OthersOf(ImportColumn.Relationship),
        PovertyColumn.Decile => ["DESIL KESEJAHTERAAN", "DESIL NASIONAL"],
        PovertyColumn.Category => ["KATEGORI KEMISKINAN", "STATUS KEMISKINAN", "STATUS KESEJAHTERAAN"],
        _ => ImportColumns.OthersOf(ImportColumn.Village),
    };
}
