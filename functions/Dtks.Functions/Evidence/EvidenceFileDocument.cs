using Dtks.Domain.Evidence;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Evidence;

/// <summary>As which of the four documents a file was accepted in a deliberation: no other of them can be the same file (MUS-4). Made with its acceptance.</summary>
public sealed record EvidenceFileDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "evidenceFile";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>As what it was accepted.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>By which upload.</summary>
    public required string Evidence { get; init; }

    /// <summary>The kind that it was accepted as, when that is another than the upload's.</summary>
    public EvidenceKind? OtherThan(EvidenceDocument upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return Kind == upload.State.Kind ? null : Kind;
    }

    /// <summary>The id for a file of a deliberation.</summary>
    public static string IdOf(EvidenceState upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return $"evidenceFile-{upload.DeliberationId}-{upload.Sha256}";
    }

    /// <summary>The document of an upload that is accepted.</summary>
    public static EvidenceFileDocument Of(EvidenceDocument upload) =>
        new() { Id = IdOf(upload.State), Village = upload.Village, Kind = upload.State.Kind, Evidence = upload.State.Id };
}
