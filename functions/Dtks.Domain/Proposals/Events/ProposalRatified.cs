using Dtks.Domain.Common;

namespace Dtks.Domain.Proposals.Events;

/// <summary>The regent's letter covers it (RAT-1).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="LetterId">The letter.</param>
public sealed record ProposalRatified(EventMeta Meta, string LetterId) : ProposalEvent(Meta);
