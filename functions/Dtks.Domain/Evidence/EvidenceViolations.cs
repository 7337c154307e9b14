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

    /// <summary>The file cannot be opened as what it says it is.</summary>
    public const string Damaged = "evidence.damaged";

    /// <summary>The file ends in the middle.</summary>
    public const string Truncated = "evidence.truncated";

    /// <summary>A PDF without a page.</summary>
    public const string NoPages = "evidence.noPages";

    /// <summary>A PDF that opens with a password only.</summary>
    public const string Encrypted = "evidence.encrypted";

    /// <summary>A picture too small to show anything.</summary>
    public const string TooSmall = "evidence.tooSmall";

    /// <summary>A picture of more pixels, or a PDF of more pages, than is opened.</summary>
    public const string TooLarge = "evidence.tooLarge";

    /// <summary>A file that unfolds to far more than it could show.</summary>
    public const string Bomb = "evidence.bomb";

    /// <summary>A file that is of two types at once.</summary>
    public const string TwoInOne = "evidence.twoInOne";

    /// <summary>A PDF that does more than show its pages: it has a script, starts a program, sends or fetches data, or carries other files.</summary>
    public const string Active = "evidence.active";

    /// <summary>A picture of one colour all over.</summary>
    public const string Blank = "evidence.blank";

    /// <summary>A file that takes too long to open.</summary>
    public const string Slow = "evidence.slow";

    /// <summary>The very file that was accepted as another of the four documents (MUS-4).</summary>
    public const string SameFile = "evidence.sameFile";

    /// <summary>The deliberation is concluded: nothing of it changes any more (MUS-7). Deliberations say the same.</summary>
    public const string DeliberationConcluded = "deliberation.concluded";
}
