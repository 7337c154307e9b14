using System.Globalization;
using Dtks.Domain.Ratification;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Ratification;

/// <summary>
/// What a regent's letter says, in Indonesian as letters of office are, in the order that the State Secretariat's guide gives (kop, place and date, number, sifat, lampiran, hal, addressee, opening,
/// body, close, signature, copies). Of persons it says nothing but how many proposals, or lines, a village has.
/// </summary>
/// <param name="Letter">The letter, signed.</param>
/// <param name="Regency">The regency's name with its kind, such as <c>Kabupaten Purworejo</c>.</param>
/// <param name="Totals">The rows of each village, by its code.</param>
internal sealed record LetterText(LetterState Letter, string Regency, IReadOnlyList<VillageTotal> Totals)
{
    // Those of Jakarta have it in their kind, and no place does in its name.
    private const string Administrative = "Administrasi ";

    private static readonly string[] Months =
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

    /// <summary>The office that signs.</summary>
    public string Office => $"{(Regency.StartsWith("Kota", StringComparison.Ordinal) ? "Wali Kota" : "Bupati")} {Name}";

    /// <summary>The letter's head: two lines.</summary>
    public IReadOnlyList<string> Kop => [$"Pemerintah {Regency}".ToUpperInvariant(), Office.ToUpperInvariant()];

    /// <summary>Place and date.</summary>
    public string PlaceAndDate => $"{(Name.StartsWith(Administrative, StringComparison.Ordinal) ? Name[Administrative.Length..] : Name)}, {Day(Letter.Date)}";

    /// <summary>Number and what goes with it, by name. How urgent it is (sifat) is the office's to write in.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields =>
        [("Nomor", Letter.Number), ("Sifat", string.Empty), ("Lampiran", "Daftar jumlah per desa/kelurahan"), ("Hal", $"Pengesahan {Subject} DTKS periode {Month(Letter.Period)}")];

    /// <summary>To whom it goes.</summary>
    public IReadOnlyList<string> To { get; } = ["Yth. Menteri Sosial Republik Indonesia", "di Jakarta"];

    /// <summary>Opening and body.</summary>
    public IReadOnlyList<string> Body =>
    [
        "Dengan hormat,",
        Letter.Subject == RatificationSubject.Eligibility
            ? $"Bersama surat ini disahkan {Subject} bulan {Month(Letter.Period)}, {Number(Letter.Rows)} baris dari {Number(Totals.Count)} desa/kelurahan, yang lembarnya telah difinalisasi kepala desa, disahkan camat, dan "
                + "diterima dinas sosial, serta belum disahkan dengan surat lain. Jumlah barisnya per desa/kelurahan tercantum dalam lampiran."
            : $"Bersama surat ini disahkan {Number(Letter.Rows)} {Subject} untuk Data Terpadu Kesejahteraan Sosial (DTKS) dari {Number(Totals.Count)} desa/kelurahan, yang telah dinyatakan layak dan belum disahkan "
                + "dengan surat lain. Jumlahnya per desa/kelurahan tercantum dalam lampiran.",
        .. Letter.CountsFor is { } counts && counts != Letter.Period ? [$"Surat ini ditandatangani setelah tanggal penetapan periodenya dan diperhitungkan untuk periode {Month(counts)}."] : Array.Empty<string>(),
        .. Letter.Earlier is [.., var before] ? [$"Surat ini dikirim kembali, yang ke-{Number(Letter.Round())}, menggantikan surat nomor {before.Number} tanggal {Day(before.Date)} yang dikembalikan."] : Array.Empty<string>(),
        "Yang disahkan tepat baris yang tercatat dalam sistem dengan sidik data (SHA-256) di bawah ini. Kementerian menghitungnya kembali ketika memeriksa surat ini.",
    ];

    /// <summary>The digest of the rows (RAT-8).</summary>
    public string Digest => Letter.Digest ?? string.Empty;

    /// <summary>The close.</summary>
    public string Close { get; } = "Demikian surat ini disampaikan untuk diproses lebih lanjut. Atas perhatian Saudara diucapkan terima kasih.";

    /// <summary>Who has a copy.</summary>
    public IReadOnlyList<string> Copies => ["Tembusan:", $"1. Kepala Dinas Sosial {Regency}"];

    /// <summary>The heading of the list of villages.</summary>
    public string ListTitle => $"Lampiran surat nomor {Letter.Number}: jumlah {Subject} per desa/kelurahan";

    /// <summary>A whole number with the dots of thousands.</summary>
    public static string Number(int value) => value.ToString("#,0", new NumberFormatInfo { NumberGroupSeparator = "." });

    // Without its kind.
    private string Name => Regency[(Regency.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private string Subject => Letter.Subject == RatificationSubject.Proposals ? "usulan" : "hasil verifikasi kelayakan";

    private static string Day(LocalDate date) => string.Create(CultureInfo.InvariantCulture, $"{date.Day} {Months[date.Month - 1]} {date.Year}");

    private static string Month(string period)
    {
        var month = YearMonthPattern.Iso.Parse(period).Value;
        return string.Create(CultureInfo.InvariantCulture, $"{Months[month.Month - 1]} {month.Year}");
    }
}

/// <summary>How many rows a village has in a letter.</summary>
internal sealed record VillageTotal(string Code, string District, string Village, int Rows);
