using Dtks.Domain.Evidence;

namespace Dtks.Functions.Deliberations;

/// <summary>The documents uploaded for a deliberation (MUS-4); kept by whoever takes uploads.</summary>
public interface IDeliberationDocuments
{
    /// <summary>Every upload of a deliberation that can be read, in the order they were declared, and the ids of those that cannot.</summary>
    Task<(IReadOnlyList<EvidenceState> Read, IReadOnlyList<string> Unreadable)> OfAsync(string village, string deliberation, CancellationToken cancellation);
}
