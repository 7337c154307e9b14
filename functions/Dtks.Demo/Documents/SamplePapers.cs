namespace Dtks.Demo.Documents;

/// <summary>Makes what an applicant for help brings along (SVC-2): copies of KTP and KK that say what they are.</summary>
internal static class SamplePapers
{
    /// <summary>The copy of the identity card.</summary>
    /// <param name="name">Whose it is.</param>
    /// <param name="day">The day it was copied.</param>
    public static SampleDocument Ktp(string name, DateOnly day) => Copy("ktp", "KARTU TANDA PENDUDUK", name, day);

    /// <summary>The copy of the family card.</summary>
    /// <param name="name">Whose it is.</param>
    /// <param name="day">The day it was copied.</param>
    public static SampleDocument Kk(string name, DateOnly day) => Copy("kk", "KARTU KELUARGA", name, day);

    private static SampleDocument Copy(string kind, string title, string name, DateOnly day) =>
        new(kind, $"{kind}.pdf", "application/pdf", TypedPages.Pdf(title, day, [title, "SALINAN CONTOH - BUKAN DOKUMEN RESMI", string.Empty, $"Nama : {name}"]));
}
