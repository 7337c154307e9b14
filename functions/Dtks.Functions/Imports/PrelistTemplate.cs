using Dtks.Domain.Imports;

namespace Dtks.Functions.Imports;

/// <summary>The empty prelist: made once, then given as it is.</summary>
public sealed class PrelistTemplate
{
    private static readonly string[] Advice =
    [
        "Satu baris untuk satu orang. Baris dengan nomor_kk yang sama menjadi satu keluarga.",
        "Kolom nomor_kk, nik, dan telepon berformat Teks: biarkan, agar 16 angka tetap utuh.",
        "Tanggal lahir: sel tanggal, atau ditulis tttt-bb-hh, misalnya 1990-04-25.",
        "alamat, rt, rw, telepon, jenis_usulan, program dan pengusul cukup pada baris pertama keluarga; bila diulang, isinya harus sama.",
        "rt dan rw: tanda - bila tidak ada. program: lebih dari satu dipisahkan koma.",
        "Paling banyak 20.000 baris dan 10 MiB; bagi prelist yang lebih besar menjadi beberapa berkas.",
    ];

    private readonly Lazy<byte[]> _csv = new(() => TableWriter.Csv(TableWriter.HeaderOf(ImportColumns.Table), []));
    private readonly Lazy<byte[]> _xlsx = new(Workbook);

    /// <summary>The template in a form.</summary>
    public ReadOnlyMemory<byte> Of(TableFormat format) => format == TableFormat.Csv ? _csv.Value : _xlsx.Value;

    private static byte[] Workbook()
    {
        // Several programmes may stand in one cell: no list holds it to one.
        var lists = ImportColumns.Template
            .Select((column, place) => (Column: place, Words: column == ImportColumn.Programmes ? [] : ImportWords.ListOf(column)))
            .Where(list => list.Words.Count > 0)
            .ToList();
        return TableWorkbook.Template(ImportColumns.Table, lists, Advice);
    }
}
