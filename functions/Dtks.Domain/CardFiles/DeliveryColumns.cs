using Dtks.Domain.Imports;

namespace Dtks.Domain.CardFiles;

/// <summary>The names of the columns of a file of deliveries (CRD-1): those of the template, and those that delivery sheets give them.</summary>
public static class DeliveryColumns
{
    /// <summary>The columns of a result, after those of the file.</summary>
    public static IReadOnlyList<string> OfResults { get; } = ["baris", "status_baris", "keterangan_baris"];

    /// <summary>Columns that a delivery sheet may have and that are not looked at: who lives where stands on the card.</summary>
    public static IReadOnlyList<string> Unused { get; } =
    [
        "NO", "NOMOR", "NO URUT", "NOMOR URUT", "NAMA", "NAMA KEPALA KELUARGA", "NAMA KRT", "ALAMAT", "RT", "RW", "DESA", "KELURAHAN", "DESA/KELURAHAN", "KECAMATAN", "KABUPATEN", "KETERANGAN",
        .. OfResults,
    ];

    private static readonly (DeliveryColumn Column, string Name, string[] Others)[] Known =
    [
        (DeliveryColumn.Card, "nomor_kartu", ["NO KARTU", "NO KPS", "NOMOR KPS", "NO KKS", "NOMOR KKS"]),
        (DeliveryColumn.On, "tanggal", ["TGL", "TANGGAL ANTAR", "TGL ANTAR", "TANGGAL PENGANTARAN", "TANGGAL SERAH", "TGL SERAH", "TANGGAL TERIMA", "TGL TERIMA"]),
        (DeliveryColumn.Outcome, "hasil", ["HASIL ANTAR", "HASIL PENGANTARAN", "STATUS", "STATUS ANTAR", "STATUS PENGANTARAN"]),
        (DeliveryColumn.ReceivedBy, "diterima_oleh", ["PENERIMA", "NAMA PENERIMA", "YANG MENERIMA"]),
        (DeliveryColumn.AccompaniedBy, "didampingi_oleh", ["PENDAMPING", "NAMA PENDAMPING", "APARAT PENDAMPING"]),
        (DeliveryColumn.Reason, "alasan", ["ALASAN RETUR", "ALASAN KEMBALI", "SEBAB RETUR"]),
        (DeliveryColumn.Village, "kode_desa", ["KODE KELURAHAN", "KODE DESA/KELURAHAN", "NO KEL", "KODE WILAYAH"]),
    ];

    private static readonly ImportNumber CardNumber = new(Cards.CardNumber.Length, DeliveryViolations.Scientific, DeliveryViolations.Rounded, DeliveryViolations.DigitsLost);

    /// <summary>The columns as the table that a file is read by.</summary>
    public static ImportTable Table { get; } = new("Pengantaran", [.. Known.Select(k => Column(k.Column, k.Name, k.Others))], Unused);

    /// <summary>A column's name in the template.</summary>
    public static string NameOf(DeliveryColumn column) => Known[(int)column].Name;

    private static ImportTableColumn Column(DeliveryColumn column, string name, IReadOnlyList<string> others) => new(name, others)
    {
        IsOffered = column < DeliveryColumn.Reason,
        IsKept = true,
        IsNeeded = column < DeliveryColumn.ReceivedBy,
        Number = column == DeliveryColumn.Card ? CardNumber : null,
        IsDate = column == DeliveryColumn.On,
        Rule = "CRD-1",
    };
}
