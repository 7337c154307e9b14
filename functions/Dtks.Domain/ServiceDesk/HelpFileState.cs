using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.ServiceDesk;

/// <summary>What a file of an application shows. Wire names are those of docs/design.md.</summary>
public enum HelpFileKind
{
    /// <summary>The applicant's identity card, KTP (SVC-2).</summary>
    Ktp,

    /// <summary>The family card, KK (SVC-2).</summary>
    Kk,

    /// <summary>A photo that the section took in the field (SVC-8).</summary>
    FieldPhoto,

    /// <summary>A photo that the village took (SVC-5).</summary>
    VillagePhoto,

    /// <summary>Another paper, such as one that the programme asks for (SVC-2).</summary>
    Other,
}

/// <summary>One file of an application: a copy of a paper, or a photo (SVC-2, SVC-5, SVC-8).</summary>
public sealed record HelpFileState
{
    /// <summary>Its id, unique within the regency.</summary>
    public required string Id { get; init; }

    /// <summary>The application it is of.</summary>
    public required string Application { get; init; }

    /// <summary>What it shows.</summary>
    public required HelpFileKind Kind { get; init; }

    /// <summary>Which of the programme's papers it is; null where it is none of them.</summary>
    public string? Paper { get; init; }

    /// <summary>The client's name for it, without a path. Encrypted at rest.</summary>
    public required string FileName { get; init; }

    /// <summary>The declared media type.</summary>
    public required string ContentType { get; init; }

    /// <summary>The declared length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The declared SHA-256, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The subject of who declared it.</summary>
    public required string DeclaredBy { get; init; }

    /// <summary>When that was.</summary>
    public required Instant DeclaredAt { get; init; }

    /// <summary>From when on the bytes are no longer awaited.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required EvidenceStatus Status { get; init; }

    /// <summary>Why it was rejected: a code of <see cref="EvidenceViolations"/>.</summary>
    public string? RejectionCode { get; init; }

    /// <summary>What the rejected file seems to be: a code whose text says how to send it; null when there is no more to say.</summary>
    public string? RejectionHint { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }

    /// <summary>What was declared of its bytes.</summary>
    public DeclaredBytes Declared() => new(Length, ContentType, Sha256);

    /// <summary>Under which name it counts among an application's papers.</summary>
    public string PaperName() => Paper ?? WireName.Of(Kind);

    /// <summary>The rule that it is taken by.</summary>
    public string Rule() => HelpFileRules.RuleOf(Kind);
}

/// <summary>Something that happened to a file.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="State">The file after it.</param>
public sealed record HelpFileEvent(EventMeta Meta, HelpFileState State);

/// <summary>A file as it was declared; nothing checked.</summary>
/// <param name="Kind">A name of <see cref="HelpFileKind"/>.</param>
/// <param name="FileName">A file name without a path, 1 to 200 characters.</param>
/// <param name="ContentType">A media type: PDF, JPEG or PNG; of a photo JPEG or PNG.</param>
/// <param name="Length">Bytes, 1 to 10,485,760.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
/// <param name="Paper">With <c>other</c>: which of the programme's papers it is, by its name; may be absent.</param>
public sealed record HelpFileDraft(string? Kind, string? FileName, string? ContentType, long? Length, string? Sha256, string? Paper = null);

/// <summary>What happened to a file of an application, as its history shows it: stable codes.</summary>
public static class HelpFileEventCodes
{
    /// <summary>A file of an application was declared (SVC-2).</summary>
    public const string Declared = "helpFile.declared";

    /// <summary>A file of an application was said to be complete (SVC-2).</summary>
    public const string Completed = "helpFile.completed";

    /// <summary>A file of an application was accepted (SVC-2).</summary>
    public const string Accepted = "helpFile.accepted";

    /// <summary>A file of an application was rejected (SVC-2).</summary>
    public const string Rejected = "helpFile.rejected";

    /// <summary>A file of an application never came.</summary>
    public const string Expired = "helpFile.expired";
}
