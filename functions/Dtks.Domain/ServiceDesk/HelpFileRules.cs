using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.ServiceDesk;

/// <summary>What becomes of the files of an application: declared, sent, inspected, kept (SVC-2, SVC-5, SVC-8). What a file is is decided as of any other document.</summary>
public static class HelpFileRules
{
    /// <summary>The most that are declared for one application, whatever became of them.</summary>
    public const int Most = 60;

    private static readonly string[] Photos = [EvidenceFormats.Jpeg, EvidenceFormats.Png];

    /// <summary>The rule that a kind is taken by.</summary>
    public static string RuleOf(HelpFileKind kind) => kind switch
    {
        HelpFileKind.FieldPhoto => "SVC-8",
        HelpFileKind.VillagePhoto => "SVC-5",
        _ => "SVC-2",
    };

    /// <summary>What may be sent in a role: papers at the front office, photos by who was there.</summary>
    public static IReadOnlyList<HelpFileKind> Of(Role role) => role switch
    {
        Role.DeskOfficer => [HelpFileKind.Ktp, HelpFileKind.Kk, HelpFileKind.Other],
        Role.SectionOfficer => [HelpFileKind.FieldPhoto, HelpFileKind.Other],
        Role.VillageOfficer => [HelpFileKind.VillagePhoto],
        _ => [],
    };

    /// <summary>A file is declared, of an application that goes on.</summary>
    /// <param name="about">What it is declared of.</param>
    /// <param name="draft">What came in.</param>
    /// <param name="window">How long the bytes are awaited.</param>
    /// <param name="by">Who.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<HelpFileEvent> Declare(HelpFileAbout about, HelpFileDraft? draft, Duration window, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(about);
        var input = new InputReader();
        if (Read(about, draft, by, now, window, input) is not { } file || !input.IsClean) return Decision<HelpFileEvent>.Reject(input.Violations);
        if (HelpHolders.IsFinal(about.Application.Status))
            return Decision<HelpFileEvent>.Reject(Violation.Conflict(HelpViolations.NotAwaiting, file.Rule(), ("status", WireName.Of(about.Application.Status))));
        return about.Declared >= Most
            ? Decision<HelpFileEvent>.Reject(Violation.Conflict(HelpViolations.TooManyFiles, file.Rule(), ("max", InputReader.Number(Most))))
            : Happened(file, HelpFileEventCodes.Declared, by, policy, now);
    }

    /// <summary>The client says that all bytes are there. Nothing happens when it said so before.</summary>
    public static Decision<HelpFileEvent> Complete(HelpFileState file, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Status == EvidenceStatus.Expired || IsOver(file, now)) return Decision<HelpFileEvent>.Reject(Violation.Conflict(EvidenceViolations.Expired));
        return file.Status == EvidenceStatus.Pending ? Happened(file with { Status = EvidenceStatus.Inspecting }, HelpFileEventCodes.Completed, by, policy, now) : Decision<HelpFileEvent>.Accept();
    }

    /// <summary>Whether the bytes are what was declared, and a document that people can open. Nothing happens when that was judged before.</summary>
    /// <param name="file">The file.</param>
    /// <param name="found">What was found; null when nothing was.</param>
    /// <param name="content">What its decoding showed; null when it was not decoded.</param>
    /// <param name="others">The files of its application: one file is not two of its papers.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static Decision<HelpFileEvent> Inspect(HelpFileState file, UploadedBytes? found, DocumentContent? content, IReadOnlyList<HelpFileState> others, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(others);
        if (file.Status == EvidenceStatus.Pending) return Decision<HelpFileEvent>.Reject(Violation.Conflict(EvidenceViolations.NotComplete));
        if (file.Status != EvidenceStatus.Inspecting) return Decision<HelpFileEvent>.Accept();
        return (InspectionRules.Fault(file.Declared(), found) ?? InspectionRules.Fault(content, sameFileAs: null) ?? (IsAnother(file, others) ? HelpViolations.SameFile : null)) is { } fault
            ? Happened(file with { Status = EvidenceStatus.Rejected, RejectionCode = fault, RejectionHint = InspectionRules.Hint(fault, found) }, HelpFileEventCodes.Rejected, Actor.System, policy, now)
            : Happened(file with { Status = EvidenceStatus.Accepted }, HelpFileEventCodes.Accepted, Actor.System, policy, now);
    }

    /// <summary>Whether this very file was accepted as another of the application's papers: a copy of the one is no copy of the other. Photos and papers without a name may come again (SVC-2).</summary>
    public static bool IsAnother(HelpFileState file, IReadOnlyList<HelpFileState> others)
    {
        ArgumentNullException.ThrowIfNull(file);
        return IsNamed(file) && others.Any(other => other.Status == EvidenceStatus.Accepted && other.Sha256 == file.Sha256 && IsNamed(other) && other.PaperName() != file.PaperName());
    }

    /// <summary>The bytes never came. Nothing happens before the time, or in another status.</summary>
    public static Decision<HelpFileEvent> Expire(HelpFileState file, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(file);
        return IsOver(file, now) ? Happened(file with { Status = EvidenceStatus.Expired }, HelpFileEventCodes.Expired, Actor.System, policy, now, isByRule: false) : Decision<HelpFileEvent>.Accept();
    }

    private static HelpFileState? Read(HelpFileAbout about, HelpFileDraft? draft, Actor by, Instant now, Duration window, InputReader input)
    {
        if (!input.Present(draft, "")) return null;
        var kind = Kind(draft, by, input);
        var paper = Paper(draft, kind, about.Programme, input);
        var name = DeclaredFile.Name(draft.FileName, input, EvidenceViolations.FileName);
        var allowed = kind is HelpFileKind.FieldPhoto or HelpFileKind.VillagePhoto ? Photos : EvidenceFormats.Papers;
        var type = DocumentReader.ContentType(draft.ContentType, allowed, RuleOf(kind ?? HelpFileKind.Other), input);
        var length = DocumentReader.Length(draft.Length, input);
        var digest = DeclaredFile.Digest(draft.Sha256, input, EvidenceViolations.DigestFormat);
        return kind is null || name is null || type is null || length is null || digest is null ? null : new HelpFileState
        {
            Id = about.Id,
            Application = about.Application.Id,
            Kind = kind.Value,
            Paper = paper,
            FileName = name,
            ContentType = type,
            Length = length.Value,
            Sha256 = digest,
            DeclaredBy = by.Subject,
            DeclaredAt = now,
            ExpiresAt = now + window,
            Status = EvidenceStatus.Pending,
            History = [],
        };
    }

    private static HelpFileKind? Kind(HelpFileDraft draft, Actor by, InputReader input)
    {
        if (input.Name<HelpFileKind>(draft.Kind, "/kind") is not { } kind) return null;
        if (Of(by.Role).Contains(kind)) return kind;
        input.Invalid(HelpViolations.FileKind, "/kind", RuleOf(kind), ("allowed", string.Join(", ", Of(by.Role).Select(k => WireName.Of(k)))));
        return null;
    }

    private static string? Paper(HelpFileDraft draft, HelpFileKind? kind, HelpProgramme? programme, InputReader input)
    {
        if (draft.Paper is null || (kind == HelpFileKind.Other && programme?.Papers.Contains(draft.Paper) == true)) return draft.Paper;
        input.Invalid(HelpViolations.PaperUnknown, "/paper", "SVC-2", ("allowed", string.Join(", ", programme?.Papers ?? [])));
        return null;
    }

    private static bool IsNamed(HelpFileState file) => file.Kind is HelpFileKind.Ktp or HelpFileKind.Kk || file.Paper is not null;

    private static bool IsOver(HelpFileState file, Instant now) => file.Status == EvidenceStatus.Pending && now >= file.ExpiresAt;

    private static Decision<HelpFileEvent> Happened(HelpFileState after, string code, Actor by, PolicyVersion policy, Instant now, bool isByRule = true)
    {
        var meta = EventMeta.Of(by, code, isByRule ? after.Rule() : null, policy, now);
        return Decision<HelpFileEvent>.Accept(new HelpFileEvent(meta, after with { History = [.. after.History, meta] }));
    }
}

/// <summary>What a file is declared of.</summary>
/// <param name="Id">The id it will have.</param>
/// <param name="Application">The application.</param>
/// <param name="Declared">How many files were declared of it so far, whatever became of them.</param>
/// <param name="Programme">The programme assigned or asked for; null while there is none.</param>
public sealed record HelpFileAbout(string Id, HelpApplicationState Application, int Declared, HelpProgramme? Programme);
