using Dtks.Domain.Imports;
using Dtks.Domain.ServiceDesk.Poverty;
using Dtks.Functions.Imports;

namespace Dtks.Functions.ServiceDesk.PovertyDatabase;

/// <summary>The empty file of a village's poverty data: made once, then given as it is.</summary>
public sealed class PovertyTemplate
{
    private static readonly string[] Advice =
    [
        "Satu baris untuk satu orang. Satu berkas untuk satu desa/kelurahan.",
        "nik dan nomor_kk: 16 angka. Kolom ini berformat Teks: biarkan, agar semua angka tetap utuh. nik boleh kosong bila tanggal_lahir diisi.",
        "tanggal_lahir: sel tanggal, atau ditulis tttt-bb-hh, misalnya 1990-04-25.",
        "desil: 1 sampai 10, boleh kosong. kategori: sebutan desa sendiri, boleh kosong.",
        "Data yang lebih baru menggantikan yang lama setelah seluruh barisnya selesai; baris yang ditolak tidak menghapus data lama orang itu.",
        "Paling banyak 20.000 baris dan 10 MiB; bila lebih, kirim beberapa berkas dengan tanggal data yang sama dan partial untuk semua kecuali yang terakhir.",
    ];

    private readonly Lazy<byte[]> _csv = new(() => TableWriter.Csv(TableWriter.HeaderOf(PovertyColumns.Table), []));
    private readonly Lazy<byte[]> _xlsx = new(() => TableWorkbook.Template(PovertyColumns.Table, [((int)PovertyColumn.Relationship, ImportWords.ListOf(ImportColumn.Relationship))], Advice));

    /// <summary>The template in a form.</summary>
    public ReadOnlyMemory<byte> Of(TableFormat format) => format == TableFormat.Csv ? _csv.Value : _xlsx.Value;
}
