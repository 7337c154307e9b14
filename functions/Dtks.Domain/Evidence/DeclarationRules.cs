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
        var length = ReadLength(command.Draft.Length, input);
        var digest = DeclaredFile.Digest(command.Draft.Sha256, input, EvidenceViolations.DigestFormat);
        return kind is not { } k || name is null || type is null || length is not { } bytes || digest is null
            ? null
            : new EvidenceDeclared(meta, command.Id, command.DeliberationId, k, name, type, bytes, digest, meta.At + command.UploadWindow);
    }

    private static string? ReadContentType(string? raw, EvidenceKind? kind, InputReader input)
    {
        if (!input.Present(raw, "/contentType")) return null;
        if (kind is not { } k) return raw;
        var allowed = EvidenceFormats.AllowedFor(k);
        if (EvidenceFormats.Read(raw) is var type && allowed.Contains(type)) return type;
        input.Invalid(EvidenceViolations.ContentType, "/contentType", "MUS-4", ("allowed", string.Join(", ", allowed)));
        return null;
    }

    private static long? ReadLength(long? raw, InputReader input)
    {
        if (!input.Present(raw, "/length")) return null;
        if (raw is >= 1 and <= EvidenceFormats.MaxLength) return raw;
        input.Invalid(InputViolations.NumberRange, "/length", null, ("min", "1"), ("max", InputReader.Number(EvidenceFormats.MaxLength)));
        return null;
    }
}
