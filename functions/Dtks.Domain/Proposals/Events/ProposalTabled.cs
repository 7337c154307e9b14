using Dtks.Domain.Common;
using Dtks.Domain.Matching;

namespace Dtks.Domain.Proposals.Events;

/// <summary>It waits for the village's deliberation, which sees the population register's answer (MUS-2).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Match">The population register's answer.</param>
public sealed record ProposalTabled(EventMeta Meta, PopulationMatch Match) : ProposalEvent(Meta);
