using Dtks.Domain.Common;

namespace Dtks.Domain.Proposals.Events;

/// <summary>Something that happened to a proposal.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record ProposalEvent(EventMeta Meta);
