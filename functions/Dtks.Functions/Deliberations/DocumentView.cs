using Dtks.Domain.Evidence;

namespace Dtks.Functions.Deliberations;

/// <summary>One of a deliberation's uploads in its view (MUS-4), with where the same picture, or one that looks alike, was used before.</summary>
internal sealed record DocumentView(string Id, EvidenceKind Kind, EvidenceStatus Status, string FileName, string ContentType, long Size, string? Reason, IReadOnlyList<EvidenceReuse>? Reuses)
{
    public static DocumentView Of(EvidenceState state) =>
        new(state.Id, state.Kind, state.Status, state.FileName, state.ContentType, state.Length, state.RejectionCode, state.Reuses);
}
