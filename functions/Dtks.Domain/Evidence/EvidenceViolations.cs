namespace Dtks.Domain.Evidence;

/// <summary>Why a document is not taken: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class EvidenceViolations
{
    /// <summary>There is no such document.</summary>
    public const string Unknown = "evidence.unknown";

    /// <summary>There is a document of this id already.</summary>
    public const string Exists = "evidence.exists";

    /// <summary>A file name with a path in it.</summary>
    public const string FileName = "evidence.fileName";

    /// <summary>A media type not allowed for the document (MUS-4). {allowed}</summary>
    public const string ContentType = "evidence.contentType";

    /// <summary>Not 64 hexadecimal digits.</summary>
    public const string DigestFormat = "evidence.digestFormat";

    /// <summary>The time for the upload has run out: declare it anew.</summary>
    public const string Expired = "evidence.expired";

    /// <summary>The client has not said yet that all bytes are there.</summary>
    public const string NotComplete = "evidence.notComplete";

    /// <summary>Nothing was uploaded.</summary>
    public const string Missing = "evidence.missing";

    /// <summary>The upload has another length than declared.</summary>
    public const string SizeMismatch = "evidence.sizeMismatch";

    /// <summary>The upload's first bytes are not of the declared type.</summary>
    public const string TypeMismatch = "evidence.typeMismatch";

    /// <summary>The upload has another SHA-256 than declared.</summary>
    public const string DigestMismatch = "evidence.digestMismatch";

    /// <summary>The deliberation is concluded: nothing of it changes any more (MUS-7). Deliberations say the same.</summary>
    public const string DeliberationConcluded = "deliberation.concluded";
}
