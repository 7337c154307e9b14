namespace Dtks.Domain.Common;

public static partial class ViolationCodes
{
    /// <summary>A date lies after today, in the village's time zone.</summary>
    public const string DateFuture = "date.future";

    /// <summary>A date lies too far back.</summary>
    public const string DateTooEarly = "date.tooEarly";

    /// <summary>There is no such deliberation.</summary>
    public const string DeliberationMissing = "deliberation.missing";

    /// <summary>There is a deliberation of this id already.</summary>
    public const string DeliberationExists = "deliberation.exists";

    /// <summary>The deliberation is concluded: nothing of it changes any more (MUS-7).</summary>
    public const string DeliberationConcluded = "deliberation.concluded";

    /// <summary>A household's representative without the neighbourhood unit (MUS-3).</summary>
    public const string AttendeeUnit = "deliberation.attendeeUnit";

    /// <summary>Nobody present stands for an element that must be there (MUS-3). {element}</summary>
    public const string ElementAbsent = "deliberation.elementAbsent";

    /// <summary>A document is not there, or was rejected (MUS-4). {kind}</summary>
    public const string DocumentMissing = "deliberation.documentMissing";

    /// <summary>A document is still being inspected: try again shortly (MUS-4). {kind}</summary>
    public const string DocumentInspecting = "deliberation.documentInspecting";

    /// <summary>The minutes state another number than decisions are recorded (MUS-7). {stated, recorded}</summary>
    public const string CountMismatch = "deliberation.countMismatch";

    /// <summary>A decision names neither or both of a proposal and a household (MUS-2).</summary>
    public const string DecisionSubject = "resolution.subject";

    /// <summary>Households are terminated; proposals are admitted, assisted or refused (MUS-2).</summary>
    public const string DecisionForSubject = "resolution.decisionForSubject";

    /// <summary>The same proposal or household is decided twice (MUS-2).</summary>
    public const string DecisionTwice = "resolution.twice";

    /// <summary>The village has no such proposal (MUS-2).</summary>
    public const string DecisionProposalUnknown = "resolution.proposalUnknown";

    /// <summary>No such household stands in the village's register (MUS-2).</summary>
    public const string DecisionHouseholdUnknown = "resolution.householdUnknown";

    /// <summary>There is no such document.</summary>
    public const string EvidenceUnknown = "evidence.unknown";

    /// <summary>There is a document of this id already.</summary>
    public const string EvidenceExists = "evidence.exists";

    /// <summary>A file name with a path in it.</summary>
    public const string EvidenceFileName = "evidence.fileName";

    /// <summary>A media type not allowed for the document (MUS-4). {allowed}</summary>
    public const string EvidenceContentType = "evidence.contentType";

    /// <summary>Not 64 hexadecimal digits.</summary>
    public const string EvidenceDigestFormat = "evidence.digestFormat";

    /// <summary>The time for the upload has run out: declare it anew.</summary>
    public const string EvidenceExpired = "evidence.expired";

    /// <summary>The client has not said yet that all bytes are there.</summary>
    public const string EvidenceNotComplete = "evidence.notComplete";

    /// <summary>Nothing was uploaded.</summary>
    public const string EvidenceMissing = "evidence.missing";

    /// <summary>The upload has another length than declared.</summary>
    public const string EvidenceSizeMismatch = "evidence.sizeMismatch";

    /// <summary>The upload's first bytes are not of the declared type.</summary>
    public const string EvidenceTypeMismatch = "evidence.typeMismatch";

    /// <summary>The upload has another SHA-256 than declared.</summary>
    public const string EvidenceDigestMismatch = "evidence.digestMismatch";
}
