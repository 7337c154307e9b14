using Dtks.Domain.Evidence;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Evidence;

/// <summary>One declared upload of a deliberation, in the registry; the bytes are in the blob of <see cref="BlobName"/>.</summary>
public sealed record EvidenceDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "evidence";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The deliberation it belongs to; lists filter by it.</summary>
    public required string Deliberation { get; init; }

    /// <summary>Where it stands.</summary>
    public required EvidenceStatus Status { get; init; }

    /// <summary>When it was declared.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>The whole of it.</summary>
    public required EvidenceState State { get; init; }

    /// <summary>A document's id for a piece of evidence's.</summary>
    public static string IdOf(string evidence) => $"evidence-{evidence}";

    /// <summary>The blob's name, the same in both containers.</summary>
    public string BlobName() => $"{Village}/{Deliberation}/{State.Id}";

    /// <summary>What a link to send it by goes by.</summary>
    public DeclaredUpload Upload() => new(
        Village, State.Id, BlobName(), $"/api/villages/{Village}/deliberations/{Deliberation}/evidence/{State.Id}", State.Length, State.ExpiresAt, Status == EvidenceStatus.Pending, "MUS-6");

    /// <summary>This document with another state.</summary>
    public EvidenceDocument With(EvidenceState state) => this with { Status = state.Status, State = state };
}
