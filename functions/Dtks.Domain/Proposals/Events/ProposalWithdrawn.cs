using Dtks.Domain.Common;

namespace Dtks.Domain.Proposals.Events;

/// <summary>The proposer took it back.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record ProposalWithdrawn(EventMeta Meta) : ProposalEvent(Meta);
