using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.ServiceDesk;
using Dtks.Functions.Areas;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using NodaTime;

namespace Dtks.Functions.ServiceDesk.Letters;

/// <summary>What the letters about an application say, in Indonesian as letters of office are. It depends on nothing but what stands in the application, so that the same letter says the same.</summary>
/// <param name="State">The application.</param>
/// <param name="Letters">The letters that the one-stop service numbered.</param>
/// <param name="Programme">The programme as it was verified; null where it was not, or is not known any more.</param>
/// <param name="Areas">The names of places.</param>
internal sealed record HelpLetterText(HelpApplicationState State, IReadOnlyList<HelpLetter> Letters, HelpProgramme? Programme, AreaDirectory Areas)
{
    private const string Service = "Pelayanan Satu Pintu Penanggulangan Kemiskinan (UPTP2K)";

    private static readonly string[] Months = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

    private CardPlace Place => CardPlace.Of(State.Applicant.Village.Value, Areas);

    // The kind of regency is no part of the place that a date stands beside.
    private string Town => Place.Regency.Replace("Kabupaten ", string.Empty, StringComparison.Ordinal).Replace("Kota Administrasi ", string.Empty, StringComparison.Ordinal).Replace("Kota ", string.Empty, StringComparison.Ordinal);

    /// <summary>A number in words of office. Its class is the old list's for poor families, 401, which villages use; how a regency forms its numbers is its own rule and not among the sources.</summary>
    public static string NumberOf(HelpLetterKind kind, int number, int year) =>
        string.Create(CultureInfo.InvariantCulture, $"401/{number:0000}/UPTP2K-{(kind == HelpLetterKind.Covering ? "SP" : "PB")}/{year}");

    /// <summary>The letter of a kind, which the application has.</summary>
    public OfficialLetter Of(HelpLetterKind kind) => kind switch
    {
        HelpLetterKind.Covering => Covering(),
        HelpLetterKind.Skm => Skm(State.Answer!.Skm!),
        HelpLetterKind.Recommendation => Recommendation(State.Recommendation!),
        _ => Notice(),
    };

    private OfficialLetter Covering()
    {
        var (number, date) = Numbered(HelpLetterKind.Covering);
        return Letter(number, date, "Permohonan verifikasi keadaan pemohon bantuan") with
        {
            To = [$"Yth. Kepala Desa/Lurah {Place.Village}", $"Kecamatan {Place.District}, {Place.Regency}"],
            Body =
            [
                (null, "Dengan hormat,"),
                (null, IsAnew() ? "Pemegang surat ini memohon bantuan di layanan kami; Surat Keterangan Miskin (SKM) yang terdahulu telah habis masa berlakunya sebelum verifikasi lapangan:"
                    : "Pemegang surat ini memohon bantuan di layanan kami dan tidak ditemukan dalam basis data kemiskinan daerah:"),
                .. Person(), ("Kode pelacakan", State.TrackingCode),
                (null, $"Mohon TKP2KDes memverifikasi apakah yang bersangkutan miskin, dan Saudara menyampaikan jawabannya paling lambat {Day(State.VillageDueOn ?? date)}. Bila miskin, yang bersangkutan dicatat dalam basis data kemiskinan desa/kelurahan "
                    + "dan diberi Surat Keterangan Miskin (SKM) dengan nomor dan masa berlaku; bila tidak, mohon disampaikan alasannya. Jawaban disampaikan pula kepada pemohon."),
            ],
            Qr = (State.TrackingCode, "Kode ini menunjukkan di mana permohonan berada, tanpa data pribadi:"),
            Close = "Atas perhatian dan kerja sama Saudara diucapkan terima kasih.",
        };
    }

    // It says no more of the earlier one, which the village's next answer takes the place of: the same letter stays the same.
    private bool IsAnew() => Letters.Count(letter => letter.Kind == HelpLetterKind.Covering) > 1;

    private OfficialLetter Skm(Skm skm) => new()
    {
        Title = $"SKM {skm.Number}",
        Kop = [$"Pemerintah {Place.Regency}".ToUpperInvariant(), $"Kecamatan {Place.District}".ToUpperInvariant(), $"Desa/Kelurahan {Place.Village}".ToUpperInvariant()],
        Heading = ("SURAT KETERANGAN MISKIN (SKM)", skm.Number),
        PlaceAndDate = $"{Place.Village}, {Day(DayOf(HelpEventCodes.Poor))}",
        Body =
        [
            (null, $"Yang bertanda tangan di bawah ini Kepala Desa/Lurah {Place.Village}, Kecamatan {Place.District}, {Place.Regency}, menerangkan bahwa:"),
            .. Person(),
            (null, $"menurut verifikasi TKP2KDes tanggal {Day(State.Answer!.VerifiedOn)} adalah warga miskin dan dicatat dalam basis data kemiskinan desa/kelurahan."),
            ("Kode pelacakan", State.TrackingCode), ("Berlaku sampai dengan", Day(skm.ValidUntil)),
        ],
        Close = "Demikian surat keterangan ini dibuat untuk dipergunakan sebagaimana mestinya.",
        Office = $"Kepala Desa/Lurah {Place.Village}",
    };

    private OfficialLetter Recommendation(Recommendation letter) => Letter(letter.Number, letter.Date, $"Rekomendasi bantuan {Programme?.Name ?? State.Field?.Programme}".TrimEnd()) with
    {
        To = Applicant(),
        Body =
        [
            (null, "Dengan hormat,"),
            (null, $"Berdasarkan verifikasi lapangan tanggal {Day(State.Field!.VisitedOn)}, yang tersebut di bawah ini memenuhi semua kriteria teknis dan direkomendasikan kepada {letter.Giver} untuk menerima bantuan:"),
            .. Person(), .. SkmRow(), ("Program", Programme?.Name ?? State.Field.Programme), ("Pemberi bantuan", letter.Giver),
            (null, "Kriteria yang diverifikasi:"),
            .. State.Field.Criteria.Select((c, i) => (Name: (string?)string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {(c.Met ? "terpenuhi" : "tidak terpenuhi")}"), Text: TextOf(c.Code))),
            (null, "Pemohon ditempatkan dalam daftar tunggu pemberi bantuan menurut tanggal surat ini. Tempatnya dapat dilihat dengan kode pelacakan."),
        ],
        Qr = (State.TrackingCode, "Kode pelacakan:"),
        Close = "Demikian surat rekomendasi ini disampaikan untuk dipergunakan sebagaimana mestinya.",
        Copies = [$"Kepala Desa/Lurah {Place.Village};", $"{letter.Giver};", $"Kepala Bappeda {Place.Regency} selaku Sekretaris TKP2KD;", "Arsip."],
    };

    private OfficialLetter Notice()
    {
        var (number, date) = Numbered(HelpLetterKind.Notice);
        return Letter(number, date, "Pemberitahuan akhir permohonan bantuan") with
        {
            To = Applicant(),
            Body =
            [
                (null, "Dengan hormat,"),
                (null, $"Permohonan dengan kode pelacakan {State.TrackingCode} telah selesai tanpa bantuan, karena:"),
                .. Reasons(),
                (null, Advice()),
                (null, "Bila Saudara berkeberatan, sampaikan di loket layanan satu pintu dengan membawa KTP, KK, dan surat ini, atau kepada kepala desa/lurah. Sebutkan kode pelacakan di atas dan apa yang menurut Saudara tidak benar. "
                    + "Bila keadaan berubah, permohonan baru dapat diajukan."),
            ],
            Close = "Demikian disampaikan. Atas perhatian Saudara diucapkan terima kasih.",
        };
    }

    private IEnumerable<(string? Name, string Text)> Reasons() => State.End switch
    {
        HelpEnd.NotPoor => [(null, $"Desa/kelurahan, menurut verifikasi TKP2KDes tanggal {Day(State.Answer!.VerifiedOn)}, menyatakan Saudara tidak miskin."), ("Catatan desa/kelurahan", State.Answer.Note)],
        HelpEnd.CriteriaNotMet => [(null, $"Menurut verifikasi lapangan tanggal {Day(State.Field!.VisitedOn)}, kriteria teknis ini tidak terpenuhi:"), .. State.Field.Criteria.Where(c => !c.Met).Select(c => ((string?)TextOf(c.Code), c.Note ?? "-"))],
        _ => [(null, $"Pemberi bantuan ({State.Recommendation!.Giver}) tidak dapat memberi bantuan."), ("Alasan", State.EndReason ?? "-")],
    };

    private string Advice() => State.End == HelpEnd.NotPoor
        ? "Saudara dianjurkan memakai layanan yang dimohon atas biaya sendiri, seperti warga lainnya."
        : "Tanyakan di loket layanan satu pintu apakah ada program lain yang sesuai; sementara itu layanan dapat dipakai atas biaya sendiri.";

    private IEnumerable<(string? Name, string Text)> Person() =>
    [
        ("Nama", State.Applicant.Name), ("NIK", State.Applicant.Nik.Value), ("Nomor KK", State.Applicant.Card.Value),
        ("Desa/kelurahan", $"{Place.Village}, Kecamatan {Place.District}, {Place.Regency}"), ("Keperluan", State.Help),
    ];

    private IEnumerable<(string? Name, string Text)> SkmRow() => State.Answer?.Skm is { } skm ? [("SKM", $"Nomor {skm.Number}, berlaku sampai dengan {Day(skm.ValidUntil)}")] : [];

    private string[] Applicant() => [$"Yth. {State.Applicant.Name}", $"{Place.Village}, Kecamatan {Place.District}, {Place.Regency}"];

    private string TextOf(string criterion) => Programme?.Criteria.FirstOrDefault(c => c.Code == criterion)?.Text ?? criterion;

    private OfficialLetter Letter(string number, LocalDate date, string subject) => new()
    {
        Title = $"{subject} {number}",
        Kop = [$"Pemerintah {Place.Regency}".ToUpperInvariant(), Service.ToUpperInvariant()],
        PlaceAndDate = $"{Town}, {Day(date)}",
        Fields = [("Nomor", number), ("Sifat", string.Empty), ("Lampiran", "-"), ("Hal", subject)],
        Body = [],
        Close = string.Empty,
        Office = $"Kepala UPTP2K {Place.Regency}",
    };

    // One from before letters were numbered has its tracking code in the number's place.
    private (string Number, LocalDate Date) Numbered(HelpLetterKind kind) => Letters.LastOrDefault(letter => letter.Kind == kind) is { } letter
        ? (letter.Number, letter.Date)
        : (State.TrackingCode, kind == HelpLetterKind.Covering ? State.VillageAskedOn!.Value : TimeZones.DateIn(State.Applicant.Village, State.Since));

    private LocalDate DayOf(string code) => TimeZones.DateIn(State.Applicant.Village, State.History.Last(h => h.Code == code).At);

    private static string Day(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Months[day.Month - 1]} {day.Year}");
}
