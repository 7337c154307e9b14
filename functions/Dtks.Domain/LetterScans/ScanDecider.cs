using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Ratification;
using NodaTime;

namespace Dtks.Domain.LetterScans;

/// <summary>Decides what becomes of the scans of a letter that was signed by hand (RAT-1). Whether a letter has one decides nothing of the letter: the sources ask for none.</summary>
public static class ScanDecider
{
    /// <summary>The rule that a letter's scan is taken by.</summary>
    public const string Rule = "RAT-1";

    /// <summary>The most that are declared each time the letter goes to the Ministry, whatever became of them: a long letter may come page by page.</summary>
    public const int MostEachTime = 20;

    /// <summary>
    /// A scan is declared, of a letter that is signed over its rows. Refused while they are gathered, when it came back and did not go again, for a file that is the letter without
    /// a signature or was accepted for it before.
    /// </summary>
    public static Decision<ScanEvent> Decide(ScanCommand.Declare command, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(policy);
        var input = new InputReader();
        if (Read(command, now, input) is not { } scan || !input.IsClean) return Decision<ScanEvent>.Reject(input.Violations);
        return Obstacle(command, scan) is { } obstacle ? Decision<ScanEvent>.Reject(obstacle) : Happened(scan, ScanEventCodes.Declared, command.By, policy, now);
    }

    /// <summary>The client says that all bytes are there.</summary>
    public static Decision<ScanEvent> Decide(ScanCommand.Complete command, ScanState scan, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(scan);
        if (scan.Status == EvidenceStatus.Expired || IsOver(scan, now)) return Decision<ScanEvent>.Reject(Violation.Conflict(EvidenceViolations.Expired));
        return scan.Status == EvidenceStatus.Pending
            ? Happened(scan with { Status = EvidenceStatus.Inspecting }, ScanEventCodes.Completed, command.By, policy, now)
            : Decision<ScanEvent>.Accept();
    }

    /// <summary>Whether the bytes are what was declared, and a document that people can open.</summary>
    public static Decision<ScanEvent> Decide(ScanCommand.Inspect command, ScanState scan, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(scan);
        if (scan.Status == EvidenceStatus.Pending) return Decision<ScanEvent>.Reject(Violation.Conflict(EvidenceViolations.NotComplete));
        if (scan.Status != EvidenceStatus.Inspecting) return Decision<ScanEvent>.Accept();
        var fault = InspectionRules.Fault(scan.Declared(), command.Found) ?? InspectionRules.Fault(command.Content, sameFileAs: null);
        return fault is null
            ? Happened(
                scan with { Status = EvidenceStatus.Accepted, Pages = command.Content!.Pages, Width = command.Content.Width, Height = command.Content.Height },
                ScanEventCodes.Accepted, Actor.System, policy, now)
            : Happened(
                scan with { Status = EvidenceStatus.Rejected, RejectionCode = fault, RejectionHint = InspectionRules.Hint(fault, command.Found) },
                ScanEventCodes.Rejected, Actor.System, policy, now);
    }

    /// <summary>The bytes never came.</summary>
    public static Decision<ScanEvent> Decide(ScanCommand.Expire command, ScanState scan, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(scan);
        return IsOver(scan, now)
            ? Happened(scan with { Status = EvidenceStatus.Expired }, ScanEventCodes.Expired, Actor.System, policy, now, rule: null)
            : Decision<ScanEvent>.Accept();
    }

    private static Violation? Obstacle(ScanCommand.Declare command, ScanState scan) => command.Letter.Status switch
    {
        LetterStatus.Signing or LetterStatus.Resubmitting => Violation.Conflict(LetterViolations.Signing, "RAT-8"),
        LetterStatus.Void => Violation.Conflict(command.Letter.Problem ?? LetterViolations.NoRows, "RAT-8"),
        LetterStatus.Returned => Violation.Conflict(ScanViolations.Returned, "RAT-5"),
        _ when command.IsUnsigned => Violation.Conflict(ScanViolations.Unsigned, Rule),
        _ when command.Declared >= MostEachTime * (scan.Round + 1) => Violation.Conflict(ScanViolations.TooMany, Rule, ("max", InputReader.Number(MostEachTime * (scan.Round + 1)))),
        _ when command.Before.Any(b => b.Status == EvidenceStatus.Accepted && b.Sha256 == scan.Sha256) => Violation.Conflict(ScanViolations.SameFile, Rule),
        _ => null,
    };

    private static ScanState? Read(ScanCommand.Declare command, Instant now, InputReader input)
    {
        if (!input.Present(command.Draft, "")) return null;
        var name = DeclaredFile.Name(command.Draft.FileName, input, EvidenceViolations.FileName);
        var type = DocumentReader.ContentType(command.Draft.ContentType, EvidenceFormats.Papers, Rule, input);
        var length = DocumentReader.Length(command.Draft.Length, input);
        var digest = DeclaredFile.Digest(command.Draft.Sha256, input, EvidenceViolations.DigestFormat);
        return name is null || type is null || length is not { } bytes || digest is null ? null : new ScanState
        {
            Id = command.Id,
            Letter = command.Letter.Id,
            Round = command.Letter.Round(),
            FileName = name,
            ContentType = type,
            Length = bytes,
            Sha256 = digest,
            DeclaredBy = command.By.Subject,
            DeclaredAt = now,
            ExpiresAt = now + command.UploadWindow,
            Status = EvidenceStatus.Pending,
            History = [],
        };
    }

    private static bool IsOver(ScanState scan, Instant now) => scan.Status == EvidenceStatus.Pending && now >= scan.ExpiresAt;

    private static Decision<ScanEvent> Happened(ScanState after, string code, Actor by, PolicyVersion policy, Instant now, string? rule = Rule)
    {
        var meta = EventMeta.Of(by, code, rule, policy, now);
        return Decision<ScanEvent>.Accept(new ScanEvent(meta, after with { History = [.. after.History, meta] }));
    }
}
