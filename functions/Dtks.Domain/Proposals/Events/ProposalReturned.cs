using Dtks.Domain.Common;

namespace Dtks.Domain.Proposals.Events;

/// <summary>Its letter went back to the regency (RAT-5).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Reasons">Why.</param>
public sealed record ProposalReturned(EventMeta Meta, IReadOnlyList<string> Reasons) : ProposalEvent(Meta);
