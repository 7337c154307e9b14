using Dtks.Domain.Common;

namespace Dtks.Domain.Proposals;

/// <summary>One line of a proposal's history.</summary>
/// <param name="Status">The status it had from then on.</param>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record ProposalHistoryEntry(ProposalStatus Status, EventMeta Meta);
