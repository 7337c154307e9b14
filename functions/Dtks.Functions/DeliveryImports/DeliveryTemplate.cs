using Dtks.Domain.Areas;
using Dtks.Domain.CardFiles;
using Dtks.Domain.Policies;
using Dtks.Functions.Imports;
using NodaTime;

namespace Dtks.Functions.DeliveryImports;

/// <summary>The empty file of deliveries: as a workbook with the outcomes to choose from, those of the policy in force.</summary>
public sealed class DeliveryTemplate(PolicyVersions policies, TimeProvider clock)
{
    // A list that stands in the cell's own rule holds no more, and no comma in a word (ECMA-376 part 1, 18.3.1.32).
    private const int MostListed = 255;

    private static readonly string[] Advice =
    [
        "Satu baris untuk satu kali pengantaran satu kartu. Satu berkas untuk satu desa/kelurahan dan satu putaran.",
        "nomor_kartu: 20 angka seperti tercetak pada kartu. Kolom ini berformat Teks: biarkan, agar semua angka tetap utuh.",
        "tanggal: hari pengantaran, sel tanggal atau ditulis tttt-bb-hh, misalnya 2026-11-20; tidak sebelum kartu dibuat dan tidak setelah hari ini.",
        "hasil: Diserahkan, atau alasan kartu kembali; pilih dari daftar.",
        "diterima_oleh dan didampingi_oleh: wajib bila kartu diserahkan. diterima_oleh dikosongkan bila kartu kembali.",
        "Baris yang sama boleh dikirim lagi; tidak dicatat dua kali. Paling banyak 20.000 baris dan 10 MiB.",
    ];

    private readonly Lazy<byte[]> _csv = new(() => TableWriter.Csv(TableWriter.HeaderOf(DeliveryColumns.Table), []));

    /// <summary>The template in a form.</summary>
    public ReadOnlyMemory<byte> Of(TableFormat format)
    {
        if (format == TableFormat.Csv)
        {
            return _csv.Value;
        }

        var today = TimeZones.DateIn(AreaCode.Nation, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        var words = DeliveryWords.ListOf(policies.At(today).CardReturnReasons);
        var isListed = words.Sum(word => word.Length + 1) <= MostListed && !words.Any(word => word.Contains(',', StringComparison.Ordinal));
        return TableWorkbook.Template(DeliveryColumns.Table, isListed ? [((int)DeliveryColumn.Outcome, words)] : [], Advice);
    }
}
