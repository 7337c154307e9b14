using System.Globalization;

namespace Dtks.LocalHost.Demo.Documents;

/// <summary>Makes the four documents that a deliberation's result carries (MUS-4): real PDF, JPEG and PNG files.</summary>
public static class SampleDocuments
{
    private static readonly string[] Months =
    [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ];

    /// <summary>All four, in the order of MUS-4.</summary>
    public static IReadOnlyList<SampleDocument> All(SampleDeliberation deliberation) =>
        [Minutes(deliberation), Attendance(deliberation), ActivityPhoto(deliberation), PublicationPhoto(deliberation)];

    /// <summary>The minutes (berita acara), with the number of proposals and of terminations, to be signed; PDF.</summary>
    public static SampleDocument Minutes(SampleDeliberation deliberation)
    {
        List<PdfLine> lines =
        [
            .. Heading("BERITA ACARA MUSYAWARAH DESA/KELURAHAN", deliberation),
            new($"Pada tanggal {Day(deliberation.HeldOn)} di {deliberation.Place} telah dilaksanakan musyawarah mengenai Data Terpadu "
                + "Kesejahteraan Sosial (DTKS). Musyawarah memutuskan:"),
            new(string.Empty),
            new($"  1. Jumlah usulan yang dibahas       : {Number(deliberation.Proposals)}"),
            new($"  2. Jumlah penghentian/penonaktifan  : {Number(deliberation.Terminations)}"),
            new(string.Empty),
            new("Demikian berita acara ini dibuat dengan sebenarnya. Yang bertanda tangan, mewakili yang hadir:"),
            new(string.Empty),
            .. deliberation.Attendees.DistinctBy(attendee => attendee.Element).SelectMany(Signature),
        ];
        return new("minutes", "berita-acara.pdf", "application/pdf", PdfEncoder.Encode("Berita Acara", lines));
    }

    /// <summary>The attendance list (daftar hadir); PDF.</summary>
    public static SampleDocument Attendance(SampleDeliberation deliberation)
    {
        List<PdfLine> lines =
        [
            .. Heading("DAFTAR HADIR MUSYAWARAH DESA/KELURAHAN", deliberation),
            new($"Tanggal: {Day(deliberation.HeldOn)}. Tempat: {deliberation.Place}."),
            new(string.Empty),
            new(Row("No.", "Nama", "Unsur", "Tanda tangan"), Bold: true),
            .. deliberation.Attendees.Select((attendee, i) => new PdfLine(Row(Number(i + 1), attendee.Name, attendee.Element, "(ttd)"))),
        ];
        return new("attendance", "daftar-hadir.pdf", "application/pdf", PdfEncoder.Encode("Daftar Hadir", lines));
    }

    /// <summary>A photo of the activity; JPEG.</summary>
    public static SampleDocument ActivityPhoto(SampleDeliberation deliberation)
    {
        var picture = SamplePictures.Meeting($"MUSYAWARAH {deliberation.Village}", Day(deliberation.HeldOn), deliberation.Attendees.Count);
        return new("activityPhoto", "kegiatan.jpg", "image/jpeg", JpegEncoder.Encode(picture));
    }

    /// <summary>A photo of the published result; PNG.</summary>
    public static SampleDocument PublicationPhoto(SampleDeliberation deliberation)
    {
        var picture = SamplePictures.NoticeBoard(
        [
            $"PENGUMUMAN {deliberation.Village}",
            $"MUSYAWARAH {Day(deliberation.HeldOn)}",
            $"USULAN: {Number(deliberation.Proposals)}",
            $"PENGHENTIAN: {Number(deliberation.Terminations)}",
        ]);
        return new("publicationPhoto", "pengumuman.png", "image/png", PngEncoder.Encode(picture));
    }

    private static IEnumerable<PdfLine> Heading(string title, SampleDeliberation deliberation) =>
    [
        new(title, Bold: true, Centred: true),
        new($"Desa/Kelurahan {deliberation.Village}, Kecamatan {deliberation.District}", Centred: true),
        new(deliberation.Regency, Centred: true),
        new("DOKUMEN CONTOH - BUKAN DOKUMEN RESMI", Bold: true, Centred: true),
        new(string.Empty),
    ];

    private static IEnumerable<PdfLine> Signature(SampleAttendee attendee) =>
        [new($"  {attendee.Element}"), new(string.Empty), new($"  (ttd) {attendee.Name}"), new(string.Empty)];

    private static string Row(string number, string name, string element, string signature) =>
        $"{number,-5}{Cut(name, 28),-30}{Cut(element, 25),-27}{signature}".TrimEnd();

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private static string Day(DateOnly day) => $"{Number(day.Day)} {Months[day.Month - 1]} {Number(day.Year)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
