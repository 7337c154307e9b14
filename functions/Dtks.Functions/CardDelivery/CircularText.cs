using System.Globalization;
using Dtks.Domain.Cards;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Functions.CardDelivery;

/// <summary>
/// What a camat's circular says, in Indonesian as letters of office are, in the order that the State Secretariat's guide gives: the recap of returns of each village, and until when its deliberation is
/// held (CRD-4). How its table is laid out is ours: the circular of 2013 itself is not stored anywhere.
/// </summary>
internal sealed record CircularText(Circular Circular, string Round, string District, string Regency, IReadOnlyList<PolicyReason> Reasons, Func<string, string> NameOf)
{
    private static readonly string[] Months =
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

    /// <summary>The letter's head.</summary>
    public IReadOnlyList<string> Kop => [$"Pemerintah {Regency}".ToUpperInvariant(), $"Kecamatan {District}".ToUpperInvariant()];

    /// <summary>Place and date.</summary>
    public string PlaceAndDate => $"{District}, {Day(Circular.Date)}";

    /// <summary>Number and what goes with it, by name. How urgent it is (sifat) is the office's to write in.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields =>
        [("Nomor", Circular.Number), ("Sifat", string.Empty), ("Lampiran", "-"), ("Hal", $"Rekapitulasi kartu yang kembali (retur), {Round}")];

    /// <summary>To whom it goes.</summary>
    public IReadOnlyList<string> To => ["Yth. Kepala Desa/Lurah yang tersebut dalam tabel", $"di Kecamatan {District}"];

    /// <summary>Opening and body.</summary>
    public IReadOnlyList<string> Body =>
    [
        $"Bersama ini disampaikan rekapitulasi kartu yang tidak dapat diantar PT Pos dan yang dikembalikan sukarela oleh rumah tangga, per desa/kelurahan. Musyawarah desa/kelurahan tentang kartu diadakan setelah "
            + "surat ini diterima, paling lambat pada tanggal yang tersebut dalam kolom terakhir.",
        .. Circular.Rows.Any(r => r.IsSupplementary()) ? ["Baris bertanda (t) adalah rekapitulasi tambahan atas edaran sebelumnya."] : Array.Empty<string>(),
    ];

    /// <summary>The reasons that the columns of the table are numbered by: those of the policy, and any that a list has beside them.</summary>
    public IReadOnlyList<(string Code, string Words)> Columns =>
    [
        .. Reasons.Select(r => (r.Code, r.Text.Id)),
        .. Circular.Rows.SelectMany(r => r.Reasons).Select(r => r.Reason).Distinct(StringComparer.Ordinal).Where(code => Reasons.All(r => r.Code != code)).Select(code => (code, code)),
    ];

    /// <summary>The close.</summary>
    public string Close { get; } = "Demikian untuk dilaksanakan.";

    /// <summary>Who has a copy.</summary>
    public IReadOnlyList<string> Copies => ["Tembusan:", $"1. Kepala Dinas Sosial {Regency}", $"2. TKSK Kecamatan {District}"];

    /// <summary>A village as its row names it.</summary>
    public string Village(CircularRow row) => row.IsSupplementary() ? $"{NameOf(row.Village.Value)} (t)" : NameOf(row.Village.Value);

    /// <summary>A whole number with the dots of thousands.</summary>
    public static string Number(int value) => value.ToString("#,0", new NumberFormatInfo { NumberGroupSeparator = "." });

    /// <summary>A day as letters have it.</summary>
    public static string Day(LocalDate date) => string.Create(CultureInfo.InvariantCulture, $"{date.Day} {Months[date.Month - 1]} {date.Year}");
}
