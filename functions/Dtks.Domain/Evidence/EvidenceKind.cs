namespace Dtks.Domain.Evidence;

/// <summary>The four documents that the result of a deliberation carries (MUS-4).</summary>
public enum EvidenceKind
{
    /// <summary>Berita acara, signed by representatives of those present.</summary>
    Minutes,

    /// <summary>Daftar hadir.</summary>
    Attendance,

    /// <summary>A photo of the activity.</summary>
    ActivityPhoto,

    /// <summary>A photo of the published result.</summary>
    PublicationPhoto,
}
