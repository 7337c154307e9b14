using Dtks.Domain.Evidence;

namespace Dtks.Functions.Deliberations;

/// <summary>The documents uploaded for a deliberation (MUS-4); kept by whoever takes uploads.</summary>
public interface IDeliberationDocuments
{
    /// <summary>Every upload of a deliberation, in the order they were declared.</summary>
    Task<IReadOnlyList<EvidenceState>> OfAsync(string village, string deliberation, CancellationToken cancellation);
}
