using Dtks.Domain.Common;
using Dtks.Domain.People;

namespace Dtks.Domain.Proposals.Events;

/// <summary>Nobody verified it in time, so it is deemed eligible (PRO-7).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Granted">The programmes granted.</param>
public sealed record ProposalDeemedEligible(EventMeta Meta, IReadOnlyList<Programme> Granted) : ProposalEvent(Meta);
