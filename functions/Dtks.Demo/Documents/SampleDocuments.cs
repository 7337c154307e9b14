using System.Globalization;

namespace Dtks.Demo.Documents;

/// <summary>Makes the four documents that a deliberation's result carries (MUS-4): real PDF, JPEG and PNG files.</summary>
public static class SampleDocuments
{
    private static readonly string[] Months =
    [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ];

    /// <summary>All four, in the order of MUS-4; they differ from each other and from another deliberation's.</summary>
    public static IReadOnlyList<SampleDocument> All(SampleDeliberation deliberation) =>
        [Minutes(deliberation), Attendance(deliberation), ActivityPhoto(deliberation), PublicationPhoto(deliberation)];

    /// <summary>The minutes (berita acara), with the number of proposals and of terminations, to be signed; PDF.</summary>
    public static SampleDocument Minutes(SampleDeliberation deliberation)
    {
        List<string> lines =
        [
            .. Heading("BERITA ACARA MUSYAWARAH DESA/KELURAHAN", deliberation),
            "Pada tanggal dan di tempat tersebut telah dilaksanakan musyawarah mengenai",
            "Data Terpadu Kesejahteraan Sosial (DTKS). Musyawarah memutuskan:",
            string.Empty,
            $"  1. Jumlah usulan yang dibahas       : {Number(deliberation.Proposals)}",
            $"  2. Jumlah penghentian/penonaktifan  : {Number(deliberation.Terminations)}",
            string.Empty,
            "Demikian berita acara ini dibuat dengan sebenarnya.",
            "Yang bertanda tangan, mewakili yang hadir:",
            string.Empty,
            .. deliberation.Attendees.DistinctBy(attendee => attendee.Element)
                .Select(attendee => $"  {attendee.Element,-27}(ttd) {attendee.Name}"),
        ];
        return new("minutes", "berita-acara.pdf", "application/pdf", TypedPages.Pdf("Berita Acara", deliberation.HeldOn, lines));
    }

    /// <summary>The attendance list (daftar hadir); PDF.</summary>
    public static SampleDocument Attendance(SampleDeliberation deliberation)
    {
        List<string> lines =
        [
            .. Heading("DAFTAR HADIR MUSYAWARAH DESA/KELURAHAN", deliberation),
            $"{"No.",-5}{"Nama",-30}{"Unsur",-27}Tanda tangan",
            .. deliberation.Attendees.Select((attendee, i) => $"{Number(i + 1),-5}{attendee.Name,-30}{attendee.Element,-27}(ttd)"),
        ];
        return new("attendance", "daftar-hadir.pdf", "application/pdf", TypedPages.Pdf("Daftar Hadir", deliberation.HeldOn, lines));
    }

    /// <summary>A photo of the activity; JPEG.</summary>
    public static SampleDocument ActivityPhoto(SampleDeliberation deliberation) => new(
        "activityPhoto", "kegiatan.jpg", "image/jpeg", SamplePicture.Jpeg($"Kegiatan {Caption(deliberation)}"));

    /// <summary>A photo of the published result; PNG.</summary>
    public static SampleDocument PublicationPhoto(SampleDeliberation deliberation) => new(
        "publicationPhoto", "pengumuman.png", "image/png", SamplePicture.Png($"Pengumuman {Caption(deliberation)}"));

    private static IEnumerable<string> Heading(string title, SampleDeliberation deliberation) =>
    [
        title,
        "DOKUMEN CONTOH - BUKAN DOKUMEN RESMI",
        string.Empty,
        $"Desa/Kelurahan : {deliberation.Village}",
        $"Kecamatan      : {deliberation.District}",
        $"Kabupaten/Kota : {deliberation.Regency}",
        $"Tanggal        : {Day(deliberation.HeldOn)}",
        $"Tempat         : {deliberation.Place}",
        string.Empty,
    ];

    private static string Caption(SampleDeliberation deliberation) =>
        $"musyawarah {deliberation.Village}, {deliberation.District}, {deliberation.Regency}, {Day(deliberation.HeldOn)} (contoh)";

    private static string Day(DateOnly day) => $"{Number(day.Day)} {Months[day.Month - 1]} {Number(day.Year)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
