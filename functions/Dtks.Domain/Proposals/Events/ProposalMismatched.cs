using Dtks.Domain.Common;
using Dtks.Domain.Matching;

namespace Dtks.Domain.Proposals.Events;

/// <summary>It does not meet PRO-5.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Match">The population register's answer.</param>
public sealed record ProposalMismatched(EventMeta Meta, PopulationMatch Match) : ProposalEvent(Meta);
