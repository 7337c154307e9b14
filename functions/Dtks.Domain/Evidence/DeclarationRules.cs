using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Evidence;

/// <summary>Declaring an upload (MUS-6).</summary>
internal static class DeclarationRules
{
    public static Decision<EvidenceEvent> Decide(EvidenceCommand.Declare command, EvidenceState? state, PolicyVersion policy, Instant now)
    {
        if (state is not null) return Decision<EvidenceEvent>.Reject(Violation.Conflict(EvidenceViolations.Exists));
        var input = new InputReader();
        var meta = EventMeta.Of(command.By, EvidenceEventCodes.Declared, "MUS-6", policy, now);
        var declared = Read(command, meta, input);
        if (declared is null || !input.IsClean) return Decision<EvidenceEvent>.Reject(input.Violations);
        return command.IsConcluded
            ? Decision<EvidenceEvent>.Reject(Violation.Conflict(EvidenceViolations.DeliberationConcluded, "MUS-7"))
            : Decision<EvidenceEvent>.Accept(declared);
    }

    private static EvidenceDeclared? Read(EvidenceCommand.Declare command, EventMeta meta, InputReader input)
    {
        if (!input.Present(command.Draft, "")) return null;
        var kind = input.Name<EvidenceKind>(command.Draft.Kind, "/kind");
        var name = DeclaredFile.Name(command.Draft.FileName, input, EvidenceViolations.FileName);
        var type = ReadContentType(command.Draft.ContentType, kind, input);
        var length = DocumentReader.Length(command.Draft.Length, input);
        var digest = DeclaredFile.Digest(command.Draft.Sha256, input, EvidenceViolations.DigestFormat);
        return kind is not { } k || name is null || type is null || length is not { } bytes || digest is null
            ? null
            : new EvidenceDeclared(meta, command.Id, command.DeliberationId, k, name, type, bytes, digest, meta.At + command.UploadWindow);
    }

    // Without a kind it is not known which are allowed.
    private static string? ReadContentType(string? raw, EvidenceKind? kind, InputReader input)
    {
        if (kind is { } k) return DocumentReader.ContentType(raw, EvidenceFormats.AllowedFor(k), "MUS-4", input);
        return input.Present(raw, "/contentType") ? raw : null;
    }
}
